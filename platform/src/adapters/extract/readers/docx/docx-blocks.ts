import { legalHeadingLevel } from '../../text/legal-heading.js';
import type { BlockList } from '../block-list.js';
import { TableGrid } from '../table-grid.js';
import type { DocxNumbering } from './docx-numbering.js';
import type { DocxStyles, ListPosition } from './docx-styles.js';
import { isOn, numberOf, type XmlHandler } from './docx-xml.js';

interface Paragraph {
  text: string[];
  style: string;
  outline: number | null;
  position: ListPosition | null;
}

/** Builds blocks from the elements of `word/document.xml`, in their order. */
export class DocxBlocks implements XmlHandler {
  /** Open paragraphs, innermost last: a text box holds paragraphs inside a paragraph. */
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: TableGrid[] = [];
  private inText = false;
  private inRun = false;
  private isHidden = false;

  constructor(
    private readonly out: BlockList,
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
  ) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'w:p') this.paragraphs.push({ text: [], style: '', outline: null, position: null });
    else if (name === 'w:t') this.inText = true;
    else if (name === 'w:r') [this.inRun, this.isHidden] = [true, false];
    else if (this.inRun) this.openRunPart(name, attributes);
    else if (!this.openTablePart(name, attributes)) this.openProperty(name, attributes);
  }

  text(text: string): void {
    if (this.inText && !this.isHidden) this.paragraphs.at(-1)?.text.push(text);
  }

  close(name: string): void {
    if (name === 'w:t') this.inText = false;
    else if (name === 'w:r') this.inRun = false;
    else if (name === 'w:p') this.endParagraph();
    else if (name === 'w:tc') this.tables.at(-1)?.endCell();
    else if (name === 'w:tbl') this.endTable();
  }

  private openRunPart(name: string, attributes: Record<string, string>): void {
    if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') this.paragraphs.at(-1)?.text.push(' ');
    else if (name === 'w:noBreakHyphen') this.paragraphs.at(-1)?.text.push('-');
    else if (name === 'w:vanish') this.isHidden = isOn(attributes);
    else if (name === 'w:txbxContent') this.inRun = false;
  }

  private openTablePart(name: string, attributes: Record<string, string>): boolean {
    const table = this.tables.at(-1);
    if (name === 'w:tbl') this.tables.push(new TableGrid());
    else if (name === 'w:tr') table?.startRow();
    else if (name === 'w:tc') table?.startCell({});
    else if (name === 'w:gridSpan') table?.setSpan({ columns: numberOf(attributes) });
    else if (name === 'w:vMerge') table?.setSpan({ continues: attributes['w:val'] !== 'restart' });
    else return false;
    return true;
  }

  private openProperty(name: string, attributes: Record<string, string>): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    if (name === 'w:pStyle') paragraph.style = attributes['w:val'] ?? '';
    else if (name === 'w:outlineLvl') paragraph.outline = numberOf(attributes);
    else if (name === 'w:ilvl') paragraph.position = { list: '', level: numberOf(attributes) };
    else if (name === 'w:numId') {
      paragraph.position = { list: attributes['w:val'] ?? '', level: paragraph.position?.level ?? 0 };
    }
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    const text = paragraph?.text.join('').trim() ?? '';
    if (!paragraph || text === '' || this.styles.isContents(paragraph.style)) return;
    const position = paragraph.position ?? this.styles.numbering(paragraph.style);
    const label = position ? this.numbering.next(position, paragraph.style) : null;
    const table = this.tables.at(-1);
    if (table) table.addText(` ${label ?? ''} ${text}`);
    else this.emit(paragraph, label, text);
  }

  private emit(paragraph: Paragraph, label: string | null, text: string): void {
    const line = label ? `${label} ${text}` : text;
    const outline = paragraph.outline !== null && paragraph.outline < 9 ? paragraph.outline + 1 : null;
    const level = outline ?? this.styles.headingLevel(paragraph.style) ?? legalHeadingLevel(line);
    if (level !== null) this.out.heading(level, line);
    // „(1)“ counts the Absätze of a law, which are paragraphs and no list.
    else if (label === null || /^\(\d+[a-z]?\)$/.test(label)) this.out.paragraph(line);
    else this.out.listItem(label, text);
  }

  /** A table inside a cell becomes text of that cell. */
  private endTable(): void {
    const grid = this.tables.pop();
    if (!grid) return;
    const { table, paragraphs } = grid.finish();
    const outer = this.tables.at(-1);
    if (outer) outer.addText(` ${[table.replaceAll('\n', '; '), ...paragraphs].join(' ')}`);
    else {
      this.out.table(table);
      for (const paragraph of paragraphs) this.out.paragraph(paragraph);
    }
  }
}
