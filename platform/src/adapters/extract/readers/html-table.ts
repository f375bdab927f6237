import { normalizeLine } from '../text/normalize-text.js';
import { type TableCell, tableText } from '../text/table-text.js';

const WIDEST = 200;

/** Collects the cells of one HTML table; a cell over several rows is repeated in each of them. */
export class HtmlTable {
  private readonly rows: TableCell[][] = [];
  private readonly covered = new Map<number, { text: string; rows: number }>();
  private cell: string[] | null = null;
  private span = { columns: 1, rows: 1 };
  /** A table around another table only places things on the page; its cells are ordinary text. */
  isLayout = false;

  get isInCell(): boolean {
    return this.cell !== null;
  }

  startRow(): void {
    this.endCell();
    this.rows.push([]);
  }

  startCell(attributes: Record<string, string>): void {
    this.endCell();
    if (this.rows.length === 0) this.rows.push([]);
    this.cell = [];
    this.span = { columns: spanOf(attributes.colspan), rows: spanOf(attributes.rowspan) };
  }

  addText(text: string): void {
    this.cell?.push(text);
  }

  endCell(): void {
    const row = this.rows.at(-1);
    if (!this.cell || !row) return;
    const text = normalizeLine(this.cell.join(''));
    this.cell = null;
    this.fillCovered(row);
    for (let i = 0; i < this.span.columns; i += 1) {
      if (this.span.rows > 1)
        this.covered.set(row.length, { text: i === 0 ? text : '', rows: this.span.rows - 1 });
      row.push(i === 0 ? text : null);
    }
  }

  /** Ends the table. One column only: its cells are paragraphs. */
  finish(): { table: string; paragraphs: string[] } {
    this.endCell();
    const rows = this.rows.map((row) => row.filter(Boolean));
    if (rows.some((row) => row.length > 1)) return { table: tableText(this.rows), paragraphs: [] };
    return { table: '', paragraphs: rows.flatMap((row) => row.filter((cell) => cell !== null)) };
  }

  private fillCovered(row: TableCell[]): void {
    for (let above = this.covered.get(row.length); above; above = this.covered.get(row.length)) {
      if (above.rows > 1) this.covered.set(row.length, { ...above, rows: above.rows - 1 });
      else this.covered.delete(row.length);
      row.push(above.text === '' ? null : above.text);
    }
  }
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, WIDEST) : 1;
}
