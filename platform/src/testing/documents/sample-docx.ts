import { strToU8, zipSync } from 'fflate';
import type { DocumentPart } from './document-part.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts as Word writes them; German Word names its heading styles „berschrift1“ inside the file. */
export function makeDocx(parts: DocumentPart[], options: { title?: string } = {}): Uint8Array {
  return docxOf(parts.map(partXml).join(''), options);
}

/** A DOCX around the given content of `w:body`, with further or replaced files of the package. */
export function docxOf(
  body: string,
  { title = '', files = {} }: { title?: string; files?: Record<string, string> } = {},
): Uint8Array {
  const all: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${XML}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `${XML}<w:styles ${W}>${[1, 2, 3, 4, 5, 6].map(styleXml).join('')}</w:styles>`,
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`,
    ...files,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])));
}

/** One paragraph; `properties` is XML inside `w:pPr`. */
export function paragraphXml(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function partXml(part: DocumentPart): string {
  if (part.kind === 'heading') return paragraphXml(part.text, `<w:pStyle w:val="berschrift${part.level}"/>`);
  if (part.kind === 'item') return paragraphXml(`${part.label} ${part.text}`);
  if (part.kind === 'paragraph') return paragraphXml(part.text);
  const rows = part.rows.map((row) => {
    const cells = row.map((cell) => `<w:tc>${paragraphXml(cell)}</w:tc>`).join('');
    return `<w:tr>${cells}</w:tr>`;
  });
  return `<w:tbl>${rows.join('')}</w:tbl>`;
}

function styleXml(level: number): string {
  return `<w:style w:type="paragraph" w:styleId="berschrift${level}"><w:name w:val="heading ${level}"/></w:style>`;
}
