import { LunaError } from '../../../errors/luna-error.js';
import type { DocumentFormat, ExtractedDocument } from '../../../ports/text-extractor.js';
import { detectFormat } from '../detect-format.js';
import { documentFault } from '../extract-faults.js';
import type { DocumentReader } from './document-reader.type.js';

/** Loaded on first use: a folder of Markdown files never pays for the PDF parser. */
const READERS: Record<DocumentFormat, () => Promise<DocumentReader>> = {
  pdf: async () => (await import('./pdf/read-pdf.js')).readPdf,
  docx: async () => (await import('./docx/read-docx.js')).readDocx,
  html: async () => (await import('./read-html.js')).readHtml,
  markdown: async () => (await import('./read-markdown.js')).readMarkdown,
  text: async () => (await import('./read-text.js')).readText,
};

/** Reads a file of any supported format; what a parser throws about it becomes DOCUMENT_BROKEN. */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ExtractedDocument> {
  if (bytes.length === 0) throw documentFault('DOCUMENT_EMPTY');
  const format = await detectFormat(bytes, fileName);
  const read = await READERS[format]();
  try {
    const content = await read(bytes);
    if (!content.blocks.some((block) => /[\p{L}\p{N}]/u.test(block.text)))
      throw documentFault('DOCUMENT_NO_TEXT');
    return { format, ...content };
  } catch (error) {
    throw error instanceof LunaError ? error : documentFault('DOCUMENT_BROKEN', error);
  }
}
