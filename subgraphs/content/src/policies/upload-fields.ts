import { fieldError } from '@luna/platform/errors/luna-error';

const TAGS_MAX = 20;
const TAG_CHARS_MAX = 50;
const FILE_NAME_CHARS_MAX = 255;

/** Trimmed, without empty ones and repetitions (ignoring case); VALIDATION beyond 20 tags of 50 characters. */
export function cleanTags(tags: string[]): string[] {
  const unique = new Map<string, string>();
  for (const tag of tags.map((t) => t.normalize('NFC').trim()).filter(Boolean)) {
    if (!unique.has(tag.toLocaleLowerCase('de'))) unique.set(tag.toLocaleLowerCase('de'), tag);
  }
  const kept = [...unique.values()];
  if (kept.length > TAGS_MAX)
    throw fieldError('tags', 'TOO_LONG', `darf höchstens ${TAGS_MAX} Schlagworte enthalten.`);
  if (kept.some((tag) => tag.length > TAG_CHARS_MAX)) {
    throw fieldError('tags', 'TOO_LONG', `enthält ein Schlagwort mit mehr als ${TAG_CHARS_MAX} Zeichen.`);
  }
  return kept;
}

/** The name a file was sent under, without folders and control characters. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const printable = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return printable.slice(-FILE_NAME_CHARS_MAX) || 'Dokument';
}

/** A title for as long as the text has not been read. */
export function titleOfFile(fileName: string): string {
  return fileName.replace(/\.[^.]{1,8}$/, '') || fileName;
}
