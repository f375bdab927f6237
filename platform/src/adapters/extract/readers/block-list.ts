import type { TextBlock } from '../../../ports/text-extractor.js';
import { normalizeCharacters, normalizeLine } from '../text/normalize-text.js';

const READABLE = /[\p{L}\p{N}]/u;

/** Collects blocks in reading order; those without a letter or digit vanish, characters are normalised on the way in. */
export class BlockList {
  readonly blocks: TextBlock[] = [];

  heading(level: number, text: string, page: number | null = null): void {
    this.push('heading', Math.min(Math.max(level, 1), 6), normalizeLine(text), page);
  }

  paragraph(text: string, page: number | null = null): void {
    this.push('paragraph', null, normalizeLine(text), page);
  }

  listItem(label: string, text: string, page: number | null = null): void {
    const line = normalizeLine(text);
    if (line) this.push('list-item', null, label ? `${label} ${line}` : line, page);
  }

  /** `text` holds one row per line. */
  table(text: string, page: number | null = null): void {
    this.push('table', null, text.split('\n').map(normalizeLine).filter(Boolean).join('\n'), page);
  }

  code(text: string): void {
    this.push('code', null, normalizeCharacters(text).replace(/^\n+|\s+$/g, ''), null);
  }

  firstHeading(): string | null {
    const top = this.blocks.find((block) => block.kind === 'heading' && block.level === 1);
    return top?.text ?? null;
  }

  private push(kind: TextBlock['kind'], level: number | null, text: string, page: number | null): void {
    if (READABLE.test(text)) this.blocks.push({ kind, level, text, page });
  }
}
