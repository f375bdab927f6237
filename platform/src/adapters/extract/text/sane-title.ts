import { normalizeLine } from './normalize-text.js';

const FILE_NAME = /\.(?:docx?|dotx?|pdf|xlsx?|pptx?|odt|rtf|indd|tex|dvi|qxd|pub|vsdx?|html?)$/i;
const PLACEHOLDER =
  /^(?:untitled|unbenannt|ohne titel|kein titel|dokument\s?\d*|document\s?\d*|title|titel|print|vorlage|template|scan\w*)$/i;

/** The title in the properties of a file, null if it is the name of a file or a leftover of the program. */
export function saneTitle(property: unknown): string | null {
  if (typeof property !== 'string') return null;
  const title = normalizeLine(property).replace(/^Microsoft (?:Word|PowerPoint|Excel) - /, '');
  const isReadable = title.length >= 4 && title.length <= 300 && /\p{L}{3}/u.test(title);
  const isLeftover = FILE_NAME.test(title) || PLACEHOLDER.test(title) || /[\\/]\w+[\\/]/.test(title);
  return isReadable && !isLeftover ? title : null;
}
