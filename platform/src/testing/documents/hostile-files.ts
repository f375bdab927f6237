import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { ErrorCode } from '../../errors/luna-error.js';
import { partsOf } from './document-part.js';
import { docxOf } from './sample-docx.js';
import { makeImageOnlyPdf, makePdf } from './sample-pdf.js';

export interface HostileFile {
  /** What is wrong with it, for the name of a test. */
  what: string;
  fileName: string;
  bytes: Uint8Array;
  /** The only right answer. */
  code: ErrorCode;
}

const MIB = 1024 * 1024;
const TEXT = partsOf(
  '# Vertraulich\n\nDieser Text ist mit einem Kennwort geschützt und darf nicht erscheinen.',
);

/** Files that people upload by mistake or by intent, made at run time. */
export async function makeHostileFiles(): Promise<HostileFile[]> {
  const pdf = await makePdf(TEXT);
  const docx = docxOf('<w:p><w:r><w:t>Kurz</w:t></w:r></w:p>');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  return [
    file('an empty file', 'leer.md', Buffer.alloc(0), 'DOCUMENT_EMPTY'),
    file('nothing but white space', 'leer.txt', Buffer.from('\ufeff \n\t\n'), 'DOCUMENT_EMPTY'),
    file(
      'a PDF with a password',
      'geheim.pdf',
      await makePdf(TEXT, { password: 'geheim' }),
      'DOCUMENT_ENCRYPTED',
    ),
    file('a DOCX with a password', 'geheim.docx', lockedOffice(), 'DOCUMENT_ENCRYPTED'),
    file('a PDF that breaks off', 'halb.pdf', pdf.subarray(0, 400), 'DOCUMENT_BROKEN'),
    file('a DOCX that breaks off', 'halb.docx', docx.subarray(0, docx.length - 300), 'DOCUMENT_BROKEN'),
    file('a scanned PDF', 'scan.pdf', await makeImageOnlyPdf(2), 'DOCUMENT_NO_TEXT'),
    file('a DOCX without text', 'bild.docx', docxOf('<w:p/>'), 'DOCUMENT_NO_TEXT'),
    file('a ZIP bomb called DOCX', 'bombe.docx', zipBomb(), 'DOCUMENT_TOO_COMPLEX'),
    file('random bytes called PDF', 'zufall.pdf', noise(100_000), 'UNSUPPORTED_MEDIA_TYPE'),
    file('a program called TXT', 'setup.txt', program(), 'UNSUPPORTED_MEDIA_TYPE'),
    file('a picture called MD', 'bild.md', Buffer.concat([png, noise(500)]), 'UNSUPPORTED_MEDIA_TYPE'),
    file('a spreadsheet', 'tabelle.xlsx', office('xl/workbook.xml'), 'UNSUPPORTED_MEDIA_TYPE'),
    file(
      'a presentation called DOCX',
      'folien.docx',
      office('ppt/presentation.xml'),
      'UNSUPPORTED_MEDIA_TYPE',
    ),
    file('an old Word file', 'alt.doc', oldOffice(), 'UNSUPPORTED_MEDIA_TYPE'),
    file('an archive', 'archiv.zip', zipSync({ 'brief.txt': noise(50) }), 'UNSUPPORTED_MEDIA_TYPE'),
    file(
      'an RTF file called TXT',
      'brief.txt',
      Buffer.from('{\\rtf1\\ansi Brief}'),
      'UNSUPPORTED_MEDIA_TYPE',
    ),
    file('an XML file', 'daten.xml', Buffer.from('<?xml version="1.0"?><a>1</a>'), 'UNSUPPORTED_MEDIA_TYPE'),
  ];
}

/** A PDF of 0.2 MB whose one page draws for many seconds. */
export function makeSlowPdf(): Buffer {
  const drawing = deflateSync(Buffer.from('BT /F1 9 Tf 9 9 Td (A) Tj ET\n'.repeat(3_000_000)));
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawing.length}/Filter/FlateDecode>>\nstream\n${drawing.toString('latin1')}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer <</Root 1 0 R/Size 6>>\n%%EOF`, 'latin1');
}

/** A DOCX whose entities would grow to a billion words if they were expanded. */
export function makeBillionLaughs(): Uint8Array {
  const names = Array.from({ length: 9 }, (_, i) => `lol${i}`);
  const entities = names.map((name, i) => {
    const value = i === 0 ? 'lol' : `&${names[i - 1]};`.repeat(10);
    return `<!ENTITY ${name} "${value}">`;
  });
  const document = `<?xml version="1.0"?><!DOCTYPE d [${entities.join('')}]><w:document><w:body><w:p><w:r><w:t>Text &lol8;</w:t></w:r></w:p></w:body></w:document>`;
  return docxOf('', { files: { 'word/document.xml': document } });
}

function file(what: string, fileName: string, bytes: Uint8Array, code: ErrorCode): HostileFile {
  return { what, fileName, bytes, code };
}

/** 32 MiB of zeros in 32 kB; the same trick reaches 2 GB in 2 MB. */
function zipBomb(): Uint8Array {
  return zipSync({ 'word/document.xml': new Uint8Array(32 * MIB) }, { level: 9 });
}

function office(entry: string): Uint8Array {
  return zipSync({ '[Content_Types].xml': noise(20), [entry]: noise(20) });
}

function oldOffice(): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
}

function lockedOffice(): Buffer {
  return Buffer.concat([oldOffice(), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]);
}

function program(): Buffer {
  return Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), noise(400)]);
}

/** Bytes that look random and are the same in every run. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    createHash('sha256').update(`${i}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}
