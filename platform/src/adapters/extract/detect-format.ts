import { fileTypeFromBuffer } from 'file-type';
import type { DocumentFormat } from '../../ports/text-extractor.js';
import { detectTextFormat } from './detect-text-format.js';
import { documentFault, unsupportedFormat } from './extract-faults.js';
import { decodeText, looksLikeText } from './text/decode-text.js';

/** Enough of a file to know its format. */
export const HEAD_BYTES = 64 * 1024;

/** What other formats are called in the message that refuses them; keys are extensions of `file-type`. */
const OTHER_FORMATS: Record<string, string> = {
  xlsx: 'eine Excel-Tabelle',
  pptx: 'eine PowerPoint-Präsentation',
  odt: 'ein OpenDocument-Text',
  ods: 'eine OpenDocument-Tabelle',
  odp: 'eine OpenDocument-Präsentation',
  epub: 'ein E-Book',
  cfb: 'ein älteres Office-Dokument (DOC, XLS oder PPT)',
  rtf: 'ein RTF-Dokument',
  xml: 'eine XML-Datei',
  zip: 'ein ZIP-Archiv',
  exe: 'ein ausführbares Programm',
  elf: 'ein ausführbares Programm',
  macho: 'ein ausführbares Programm',
};

/**
 * The format by content. `head` is the whole file or its beginning; the file name decides only between formats
 * that look alike. Throws DOCUMENT_EMPTY or UNSUPPORTED_MEDIA_TYPE.
 */
export async function detectFormat(head: Uint8Array, fileName: string): Promise<DocumentFormat> {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD_BYTES));
  const latin = start.toString('latin1');
  if (/^\s*%PDF-\d/.test(latin.slice(0, 1024))) return 'pdf';
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) return zipFormat(latin, fileName);
  if (latin.startsWith('\xd0\xcf\x11\xe0')) return officeBinary(fileName);
  const text = decodeText(start, { complete: head.length <= HEAD_BYTES });
  if (looksLikeText(text)) return textFormat(text, head.length > HEAD_BYTES, fileName);
  // Some producers put mail headers or a boot sector in front of the PDF; readers search the first kilobyte.
  if (/%PDF-1\.\d/.test(latin.slice(0, 1024))) return 'pdf';
  throw unsupportedFormat(await nameOf(start));
}

function textFormat(text: string, more: boolean, fileName: string): DocumentFormat {
  if (!more && text.trim() === '') throw documentFault('DOCUMENT_EMPTY');
  if (text.startsWith('{\\rtf')) throw unsupportedFormat(OTHER_FORMATS.rtf);
  if (text.startsWith('%!PS')) throw unsupportedFormat('eine PostScript-Datei');
  return detectTextFormat(text, fileName) ?? refuseXml();
}

function refuseXml(): never {
  throw unsupportedFormat(OTHER_FORMATS.xml);
}

/** Local file headers carry the entry names in the clear, so the kind of package shows without unpacking. */
function zipFormat(latin: string, fileName: string): DocumentFormat {
  if (latin.includes('word/')) return 'docx';
  const found = ['xl/', 'ppt/'].findIndex((folder) => latin.includes(folder));
  if (found >= 0) throw unsupportedFormat(OTHER_FORMATS[found === 0 ? 'xlsx' : 'pptx']);
  const opendocument =
    /mimetypeapplication\/(?:vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)|epub)/.exec(latin);
  const kind = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' }[opendocument?.[1] ?? ''];
  if (opendocument) throw unsupportedFormat(OTHER_FORMATS[kind ?? 'epub']);
  if (latin.includes('[Content_Types].xml') || /\.docx$/i.test(fileName)) return 'docx';
  throw unsupportedFormat(OTHER_FORMATS.zip);
}

/** Word wraps an encrypted DOCX in the old container; the reader then says that it is locked. */
function officeBinary(fileName: string): DocumentFormat {
  if (/\.docx$/i.test(fileName)) return 'docx';
  throw unsupportedFormat(OTHER_FORMATS.cfb);
}

async function nameOf(start: Uint8Array): Promise<string | undefined> {
  const type = await fileTypeFromBuffer(start).catch(() => undefined);
  if (!type) return undefined;
  if (type.mime.startsWith('image/')) return `ein Bild (${type.ext.toUpperCase()})`;
  if (type.mime.startsWith('audio/')) return `eine Tonaufnahme (${type.ext.toUpperCase()})`;
  if (type.mime.startsWith('video/')) return `ein Video (${type.ext.toUpperCase()})`;
  return OTHER_FORMATS[type.ext] ?? `eine ${type.ext.toUpperCase()}-Datei`;
}
