import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { DocumentPart } from './document-part.js';

export interface PdfOptions {
  /** Title in the properties of the file. */
  title?: string;
  /** Needed to open the file. */
  password?: string;
  /** Printed at the top of every page, with the number of the page at the bottom. */
  header?: string;
}

const MARGIN = 72;
const BODY_SIZE = 10;
const HEADING_SIZES = [20, 17, 15, 14, 13, 12];

/** The parts as a PDF with selectable text. */
export async function makePdf(parts: DocumentPart[], options: PdfOptions = {}): Promise<Buffer> {
  const pdf = openPdf(options);
  for (const part of parts) writePart(pdf, part);
  return closePdf(pdf, options);
}

/** Lines at exact places, in this order: for layouts that no text flow makes. Points from the upper left. */
export async function makePlacedPdf(
  pages: { text: string; x: number; y: number; size?: number }[][],
): Promise<Buffer> {
  const pdf = openPdf({});
  pages.forEach((lines, index) => {
    if (index > 0) pdf.addPage();
    for (const { text, x, y, size } of lines) {
      pdf.fontSize(size ?? BODY_SIZE).text(text, x, y, { lineBreak: false });
    }
  });
  return closePdf(pdf, {});
}

/** Pages that hold drawings and no text, like a scan. */
export async function makeImageOnlyPdf(pages: number): Promise<Buffer> {
  const pdf = openPdf({});
  for (let page = 0; page < pages; page += 1) {
    if (page > 0) pdf.addPage();
    pdf.rect(MARGIN, MARGIN, 300, 200).fill('gray');
  }
  return closePdf(pdf, {});
}

function openPdf({ title, password }: PdfOptions): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    font: 'Helvetica',
    info: { CreationDate: new Date(0), ...(title ? { Title: title } : {}) },
    ...(password ? { userPassword: password, pdfVersion: '1.7' as const } : {}),
  });
}

async function closePdf(pdf: PDFKit.PDFDocument, { header }: PdfOptions): Promise<Buffer> {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; header && page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    pdf.fontSize(8).text(header, MARGIN, 36, { lineBreak: false });
    pdf.text(`Seite ${page + 1} von ${count}`, MARGIN, 800, { lineBreak: false });
  }
  pdf.end();
  return buffer(pdf);
}

function writePart(pdf: PDFKit.PDFDocument, part: DocumentPart): void {
  pdf.fontSize(part.kind === 'heading' ? (HEADING_SIZES[part.level - 1] ?? BODY_SIZE) : BODY_SIZE);
  if (part.kind === 'item') pdf.text(`${part.label} ${part.text}`, { indent: 0 });
  else if (part.kind === 'table') writeTable(pdf, part.rows);
  else pdf.text(part.text);
  pdf.moveDown(0.8);
}

function writeTable(pdf: PDFKit.PDFDocument, rows: string[][]): void {
  const width = (pdf.page.width - 2 * MARGIN) / (rows[0]?.length ?? 1);
  for (const row of rows) {
    const top = pdf.y;
    for (const [column, cell] of row.entries()) {
      pdf.text(cell, MARGIN + column * width, top, { lineBreak: false });
    }
    pdf.text('', MARGIN, top + BODY_SIZE * 1.3);
  }
}
