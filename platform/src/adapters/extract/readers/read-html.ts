import { Parser } from 'htmlparser2';
import { decodeHtml } from '../text/decode-html.js';
import { normalizeLine } from '../text/normalize-text.js';
import type { DocumentContent } from './document-reader.type.js';
import { HtmlBlocks } from './html-blocks.js';
import { isInvisible } from './html-visibility.js';

/** HTML as blocks, without navigation, scripts and hidden text. */
export function readHtml(bytes: Uint8Array): DocumentContent {
  return readMarkup(decodeHtml(bytes));
}

/** The same for markup that is text already. */
export function readMarkup(markup: string): DocumentContent {
  const out = new HtmlBlocks();
  const titleParts: string[] = [];
  let hiddenDepth = 0;
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      inTitle = name === 'title' && titleParts.length === 0;
      if (hiddenDepth > 0 || isInvisible(name, attributes)) hiddenDepth += 1;
      else out.open(name, attributes);
    },
    ontext(text) {
      if (inTitle) titleParts.push(text);
      else if (hiddenDepth === 0) out.text(text);
    },
    onclosetag(name) {
      inTitle = false;
      if (hiddenDepth > 0) hiddenDepth -= 1;
      else out.close(name);
    },
  });
  parser.end(markup);
  const { blocks, firstHeading } = out.finish();
  return { title: normalizeLine(titleParts.join('')) || firstHeading, blocks, pageCount: null };
}
