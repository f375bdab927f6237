import { normalizeLine } from '../text/normalize-text.js';
import { type TableCell, tableText } from '../text/table-text.js';

const WIDEST = 200;

export interface CellSpan {
  columns: number;
  /** Rows the cell reaches down; HTML says it at the first of them. */
  rows: number;
  /** The cell goes on from the row above; DOCX says it in each of the following rows. */
  continues: boolean;
}

/** Collects the cells of one table; a cell over several rows is repeated in each of them. */
export class TableGrid {
  private readonly rows: TableCell[][] = [];
  private readonly covered = new Map<number, { text: TableCell; rows: number }>();
  private cell: string[] | null = null;
  private span: CellSpan = { columns: 1, rows: 1, continues: false };

  get isInCell(): boolean {
    return this.cell !== null;
  }

  startRow(): void {
    this.endCell();
    this.rows.push([]);
  }

  startCell(span: Partial<CellSpan>): void {
    this.endCell();
    if (this.rows.length === 0) this.rows.push([]);
    this.cell = [];
    this.setSpan({ columns: 1, rows: 1, continues: false, ...span });
  }

  setSpan(span: Partial<CellSpan>): void {
    this.span = { ...this.span, ...span };
  }

  addText(text: string): void {
    this.cell?.push(text);
  }

  endCell(): void {
    const row = this.rows.at(-1);
    if (!this.cell || !row) return;
    this.fillCovered(row);
    const above = this.span.continues ? this.rows.at(-2)?.[row.length] : undefined;
    const text = normalizeLine(this.cell.join('')) || above || '';
    this.cell = null;
    const columns = Math.min(Math.max(this.span.columns, 1), WIDEST);
    for (let i = 0; i < columns; i += 1) {
      const part = i === 0 ? text : null;
      if (this.span.rows > 1) this.covered.set(row.length, { text: part, rows: this.span.rows - 1 });
      row.push(part);
    }
  }

  /** Ends the table. One column only: its cells are paragraphs. */
  finish(): { table: string; paragraphs: string[] } {
    this.endCell();
    const rows = this.rows.map((row) => row.filter((cell) => cell !== null && cell !== ''));
    if (rows.some((row) => row.length > 1)) return { table: tableText(this.rows), paragraphs: [] };
    return { table: '', paragraphs: rows.flat().filter((cell) => cell !== null) };
  }

  private fillCovered(row: TableCell[]): void {
    for (let above = this.covered.get(row.length); above; above = this.covered.get(row.length)) {
      if (above.rows > 1) this.covered.set(row.length, { ...above, rows: above.rows - 1 });
      else this.covered.delete(row.length);
      row.push(above.text);
    }
  }
}
