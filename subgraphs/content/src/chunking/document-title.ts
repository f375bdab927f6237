import type { ExtractedDocument } from '@luna/platform/ports/text-extractor';

const TITLE_CHARS_MAX = 300;

/**
 * Title of a document: what the file says about itself, else its name without the ending. A first heading that
 * continues the title wins, because laws carry their abbreviation only there.
 */
export function documentTitle(document: ExtractedDocument, fileName: string): string {
  const title = clean(document.title ?? '');
  const first = document.blocks.find((block) => block.kind === 'heading');
  const heading = first?.level === 1 ? clean(first.text) : '';
  const chosen = title !== '' && !heading.startsWith(title) ? title : heading;
  const named = chosen || clean(fileName.replace(/\.[^.]{1,8}$/, '')) || fileName;
  return clean(named.slice(0, TITLE_CHARS_MAX));
}

function clean(text: string): string {
  return text
    .replace(/\0|\p{Cs}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}
