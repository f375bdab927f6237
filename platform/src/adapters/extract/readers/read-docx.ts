import mammoth from 'mammoth';
import { documentFault, unsupportedFormat } from '../extract-faults.js';
import { checkZipBudget } from '../zip-budget.js';
import type { DocumentContent } from './document-reader.type.js';
import { readMarkup } from './read-html.js';

const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const LOCKED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
/** Names of styles in Word are English in the file, whatever the language of the program. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** DOCX as blocks, through the HTML that mammoth makes of it. The format knows no pages. */
export async function readDocx(bytes: Uint8Array): Promise<DocumentContent> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).equals(OLD_OFFICE)) {
    if (buffer.includes(LOCKED_PACKAGE)) throw documentFault('DOCUMENT_ENCRYPTED');
    throw unsupportedFormat('ein älteres Office-Dokument (DOC)');
  }
  const entries = await checkZipBudget(buffer);
  if (!entries.some((name) => /^word\/document\d*\.xml$/.test(name)))
    throw unsupportedFormat('ein ZIP-Archiv');
  const { value } = await mammoth.convertToHtml(
    { buffer },
    { styleMap: STYLES, convertImage: withoutImages },
  );
  return readMarkup(value);
}

const withoutImages = mammoth.images.imgElement(async () => ({ src: '' }));
