import { documentFault, unsupportedFormat } from '../../extract-faults.js';
import { saneTitle } from '../../text/sane-title.js';
import { unpackZip } from '../../unpack-zip.js';
import { BlockList } from '../block-list.js';
import type { DocumentContent } from '../document-reader.type.js';
import { DocxBlocks } from './docx-blocks.js';
import { DocxNumbering } from './docx-numbering.js';
import { DocxStyles } from './docx-styles.js';
import { parseXml } from './docx-xml.js';

const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const LOCKED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const PARTS = /^(?:word\/(?:document\d*|styles|numbering|footnotes)|docProps\/core)\.xml$/;

/** DOCX as blocks, footnotes at the end. The format knows no pages. */
export async function readDocx(bytes: Uint8Array): Promise<DocumentContent> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (zip.subarray(0, 4).equals(OLD_OFFICE)) {
    if (zip.includes(LOCKED_PACKAGE)) throw documentFault('DOCUMENT_ENCRYPTED');
    throw unsupportedFormat('ein älteres Office-Dokument (DOC)');
  }
  const parts = await unpackZip(zip, PARTS);
  const document = [...parts].find(([name]) => name.startsWith('word/document'))?.[1];
  if (!document) throw unsupportedFormat('ein ZIP-Archiv');
  const out = new BlockList();
  const styles = new DocxStyles(parts.get('word/styles.xml'));
  const blocks = new DocxBlocks(out, styles, new DocxNumbering(parts.get('word/numbering.xml')));
  for (const xml of [document, parts.get('word/footnotes.xml')]) if (xml) parseXml(xml, blocks);
  const title = propertyTitle(parts.get('docProps/core.xml')) ?? out.firstHeading();
  return { title, blocks: out.blocks, pageCount: null };
}

function propertyTitle(xml: Buffer | undefined): string | null {
  const title: string[] = [];
  let inTitle = false;
  if (!xml) return null;
  parseXml(xml, {
    open: (name) => {
      inTitle = name === 'dc:title';
    },
    close: () => {
      inTitle = false;
    },
    text: (text) => inTitle && title.push(text),
  });
  return saneTitle(title.join(''));
}
