import { decodeText } from '../text/decode-text.js';
import { joinLines } from '../text/join-lines.js';
import { type ListMarker, listMarker } from '../text/list-marker.js';
import { tableText } from '../text/table-text.js';
import { withoutComments } from '../text/without-comments.js';
import { BlockList } from './block-list.js';
import type { DocumentContent } from './document-reader.type.js';
import { plainInline } from './markdown-inline.js';

const HEADING = /^ {0,3}(#{1,6})(?: (.*))?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RULE = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;
const UNDERLINE = /^ {0,3}(=+|-{2,}) *$/;
const LINK_DEFINITION = /^ {0,3}\[[^\]]+\]: *\S+/;

/**
 * Markdown as blocks. Read line by line instead of by CommonMark, which takes the indented letters of a German
 * law for code, renumbers its lists and knows no „2a.“ (decision 0021).
 */
export function readMarkdown(bytes: Uint8Array): DocumentContent {
  const text = withoutComments(decodeText(bytes)).replace(/\r\n?/g, '\n');
  const matter = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  const reader = new MarkdownReader(text.slice(matter?.[0].length ?? 0).split('\n'));
  const blocks = reader.read();
  const title = /^title:[ \t]*(["']?)(.+?)\1[ \t]*$/im.exec(matter?.[1] ?? '')?.[2];
  return { title: title ?? blocks.firstHeading(), blocks: blocks.blocks, pageCount: null };
}

class MarkdownReader {
  private readonly out = new BlockList();
  private readonly lines: string[];
  private next = 0;
  private pending: string[] = [];
  /** The list item that `pending` belongs to. */
  private item: ListMarker | null = null;

  constructor(lines: string[]) {
    this.lines = lines.map((line) => line.replace(/^(?: {0,3}> ?)+/, '').replaceAll('\t', '    '));
  }

  read(): BlockList {
    while (this.next < this.lines.length) {
      const line = this.lines[this.next] ?? '';
      this.next += 1;
      if (!this.takeStructure(line)) this.takeText(line);
    }
    this.flush();
    return this.out;
  }

  private takeStructure(line: string): boolean {
    const heading = HEADING.exec(line);
    const fence = FENCE.exec(line)?.[1];
    if (heading) this.startHeading(heading[1]?.length ?? 1, heading[2] ?? '');
    else if (fence) this.takeCode(fence);
    else if (this.pending.length === 1 && !this.item && UNDERLINE.test(line)) this.takeUnderline(line);
    else if (this.startsTable(line)) this.takeTable(line);
    else if (RULE.test(line)) this.flush();
    else return LINK_DEFINITION.test(line);
    return true;
  }

  private takeText(line: string): void {
    const text = line.trim();
    const indented = line.startsWith('  ');
    if (text === '') {
      if (!this.continuesItem()) this.flush();
      return;
    }
    const marker = listMarker(text);
    if (marker && this.mayStartItem(marker)) {
      this.flush();
      this.item = marker;
      this.pending.push(marker.rest);
    } else if (text.startsWith(': ') && this.pending.length > 0) {
      this.pending = [`${joinLines(this.pending)}: ${text.slice(2).trim()}`];
    } else {
      if (this.item && !indented && this.previousIsBlank()) this.flush();
      this.pending.push(text);
    }
  }

  /** In hard-wrapped prose a number may end up first in its line; a list starts after a blank line or at a list. */
  private mayStartItem(marker: ListMarker): boolean {
    if (this.pending.length === 0 || this.item || this.previousIsBlank()) return true;
    return marker.label === '' || /[:;,]$/.test(this.pending.at(-1) ?? '');
  }

  private previousIsBlank(): boolean {
    return (this.lines[this.next - 2] ?? '').trim() === '';
  }

  /** After a blank line, an indented line without a marker still belongs to the list item above. */
  private continuesItem(): boolean {
    if (!this.item) return false;
    const following = this.lines.slice(this.next, this.next + 3).find((line) => line.trim() !== '');
    return following !== undefined && /^ {2,}/.test(following) && !listMarker(following.trim());
  }

  private startHeading(level: number, text: string): void {
    this.flush();
    this.out.heading(level, plainInline(text.trim().replace(/(?:^|\s)#+$/, '')));
  }

  private takeUnderline(line: string): void {
    const text = this.pending.pop() ?? '';
    this.startHeading(line.includes('=') ? 1 : 2, text);
  }

  private takeCode(fence: string): void {
    this.flush();
    const from = this.next;
    while (this.next < this.lines.length && !this.lines[this.next]?.trim().startsWith(fence)) this.next += 1;
    this.out.code(this.lines.slice(from, this.next).join('\n'));
    this.next += 1;
  }

  private startsTable(line: string): boolean {
    if (!line.includes('|')) return false;
    return line.trim().startsWith('|') || isDelimiterRow(this.lines[this.next] ?? '');
  }

  private takeTable(first: string): void {
    this.flush();
    const rows = [first];
    while (this.lines[this.next]?.includes('|')) {
      rows.push(this.lines[this.next] ?? '');
      this.next += 1;
    }
    this.out.table(tableText(rows.filter((row) => !isDelimiterRow(row)).map(cellsOf)));
  }

  private flush(): void {
    const text = plainInline(joinLines(this.pending));
    if (this.item) this.out.listItem(this.item.label, text);
    else this.out.paragraph(text);
    this.pending = [];
    this.item = null;
  }
}

function isDelimiterRow(row: string): boolean {
  return row.includes('-') && cellsOf(row).every((cell) => /^:?-+:?$/.test(cell));
}

function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plainInline(cell.trim()).trim());
}
