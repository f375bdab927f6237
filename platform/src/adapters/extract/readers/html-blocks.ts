import type { TextBlock } from '../../../ports/text-extractor.js';
import { BlockList } from './block-list.js';
import { TableGrid } from './table-grid.js';

/** Elements that start and end a block of text; all others run on in the line. */
const BLOCKS = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure header hgroup hr html legend main p section summary ul ol li h1 h2 h3 h4 h5 h6 pre caption'.split(
    ' ',
  ),
);
/** A `main` shorter than this is not trusted to hold the page. */
const SHORTEST_MAIN = 200;

/** Builds blocks from the visible elements of a page, in their order. */
export class HtmlBlocks {
  private readonly out = new BlockList();
  /** The open tables; null for one that holds another table and only places things on the page. */
  private readonly tables: (TableGrid | null)[] = [];
  /** Numbers of the open lists; null for a bulleted one. */
  private readonly lists: (number | null)[] = [];
  private line: string[] = [];
  private label: string | null = null;
  private level = 0;
  private preformatted = false;
  private main = { from: -1, to: -1 };

  open(name: string, attributes: Record<string, string>): void {
    const isMain = name === 'main' || attributes.role === 'main';
    if (BLOCKS.has(name)) this.endLine();
    if (isMain && this.main.from < 0) this.main.from = this.out.blocks.length;
    if (name === 'br') this.breakLine();
    else if (/^h[1-6]$/.test(name)) this.level = Number(name[1]);
    else if (name === 'pre') this.preformatted = true;
    else if (name === 'ul') this.lists.push(null);
    else if (name === 'ol') this.lists.push(Number.parseInt(attributes.start ?? '1', 10) || 1);
    else if (name === 'li') this.startItem(attributes.value);
    else this.openTablePart(name, attributes);
  }

  text(text: string): void {
    const table = this.table;
    if (table?.isInCell) table.addText(text);
    else this.line.push(text);
  }

  close(name: string): void {
    if (name === 'table') this.endTable();
    else if (name === 'td' || name === 'th') this.table?.endCell();
    else if (BLOCKS.has(name)) this.endLine();
    if (name === 'ul' || name === 'ol') this.lists.pop();
    if (name === 'li') this.label = null;
    if (name === 'pre') this.preformatted = false;
    if (name === 'main' && this.main.to < 0) this.main.to = this.out.blocks.length;
  }

  finish(): { blocks: TextBlock[]; firstHeading: string | null } {
    this.endLine();
    const { from, to } = this.main;
    const main = from < 0 ? [] : this.out.blocks.slice(from, to < 0 ? undefined : to);
    const length = main.reduce((sum, block) => sum + block.text.length, 0);
    const blocks = length >= SHORTEST_MAIN ? main : this.out.blocks;
    return { blocks, firstHeading: this.out.firstHeading() };
  }

  private get table(): TableGrid | null {
    return this.tables.at(-1) ?? null;
  }

  private openTablePart(name: string, attributes: Record<string, string>): void {
    if (name === 'table') this.startTable();
    else if (name === 'tr') this.table?.startRow();
    else if (name !== 'td' && name !== 'th') return;
    else if (this.table) this.table.startCell(spanOf(attributes));
    else this.endLine();
  }

  private startTable(): void {
    const outer = this.tables.length - 1;
    if (this.table) this.emitTable(this.table);
    if (outer >= 0) this.tables[outer] = null;
    this.endLine();
    this.tables.push(new TableGrid());
  }

  private endTable(): void {
    this.endLine();
    const table = this.tables.pop();
    if (table) this.emitTable(table);
  }

  private emitTable(grid: TableGrid): void {
    const { table, paragraphs } = grid.finish();
    this.out.table(table);
    for (const paragraph of paragraphs) this.out.paragraph(paragraph);
  }

  private startItem(value: string | undefined): void {
    const number = Number.parseInt(value ?? '', 10) || this.lists.at(-1);
    const label = number ? `${number}.` : '';
    if (this.table?.isInCell) this.table.addText(` ${label} `);
    else this.label = label;
    if (number && this.lists.length > 0) this.lists[this.lists.length - 1] = number + 1;
  }

  /** One break is a blank in the sentence, two are the end of a paragraph. */
  private breakLine(): void {
    if (this.table?.isInCell || this.line.at(-1) === '\n') this.endLine();
    else this.line.push('\n');
  }

  private endLine(): void {
    if (this.table?.isInCell) {
      this.table.addText(' ');
      return;
    }
    const text = this.line.join('');
    this.line = [];
    if (text.trim() === '') return;
    if (this.preformatted) this.out.code(text);
    else if (this.level > 0) this.out.heading(this.level, text);
    else if (this.label !== null) this.out.listItem(this.label, text);
    else this.out.paragraph(text);
    this.level = 0;
    this.label = null;
  }
}

function spanOf({ colspan = '', rowspan = '' }: Record<string, string>): { columns: number; rows: number } {
  return { columns: Number.parseInt(colspan, 10) || 1, rows: Number.parseInt(rowspan, 10) || 1 };
}
