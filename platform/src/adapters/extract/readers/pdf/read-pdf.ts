import { getDocumentProxy } from 'unpdf';
import type { TextBlock } from '../../../../ports/text-extractor.js';
import { documentFault } from '../../extract-faults.js';
import { saneTitle } from '../../text/sane-title.js';
import type { DocumentContent } from '../document-reader.type.js';
import { blocksOf } from './pdf-blocks.js';
import { orderColumns } from './pdf-columns.js';
import { withoutFurniture } from './pdf-furniture.js';
import { measureLayout } from './pdf-layout.js';
import { linesOf, type PdfItem, type PdfLine } from './pdf-line.js';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Fewer characters than this per page is a scan with a stamp on it, not a text. */
const FEWEST_CHARACTERS = 20;
/** PDF as blocks with page numbers. Throws DOCUMENT_ENCRYPTED and DOCUMENT_NO_TEXT. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent> {
  const pdf = await openPdf(bytes);
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
  const characters = pages
    .flat()
    .flatMap((line) => line.cells.map((cell) => cell.text.replace(/\s/g, '').length));
  if (characters.reduce((sum, length) => sum + length, 0) < FEWEST_CHARACTERS * pdf.numPages) {
    throw documentFault('DOCUMENT_NO_TEXT');
  }
  const kept = withoutFurniture(pages);
  const blocks = blocksOf(kept, measureLayout(kept));
  return { title: (await infoTitle(pdf)) ?? printedTitle(blocks), blocks, pageCount: pdf.numPages };
}

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The parser takes the buffer for itself, so it gets a copy; scripts inside fonts are never evaluated.
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    if ((error as Error | null)?.name === 'PasswordException')
      throw documentFault('DOCUMENT_ENCRYPTED', error);
    throw error;
  }
}

async function readPage(pdf: Pdf, number: number): Promise<PdfLine[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const pieces: PdfItem[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    // Text that runs up the margin is a stamp or a watermark.
    if (Math.abs(b) > Math.abs(a)) continue;
    pieces.push({ text: item.str, x, y, width: item.width, size: Math.hypot(c, d), font: item.fontName });
  }
  page.cleanup();
  const [, bottom = 0, , top = 0] = page.view;
  return orderColumns(linesOf(pieces, { number, bottom, top }));
}

async function infoTitle(pdf: Pdf): Promise<string | null> {
  const { info } = await pdf.getMetadata();
  return saneTitle((info as { Title?: unknown }).Title);
}

/** The largest heading of the first two pages. */
function printedTitle(blocks: TextBlock[]): string | null {
  const headings = blocks.filter((block) => block.kind === 'heading' && (block.page ?? 0) <= 2);
  const top = Math.min(...headings.map((block) => block.level ?? 6));
  return headings.find((block) => block.level === top)?.text ?? null;
}
