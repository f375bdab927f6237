import type { ListPosition } from './docx-styles.js';
import { numberOf, parseXml } from './docx-xml.js';

interface Level {
  format: string;
  /** „%1.%2“: the numbers of the levels, from 1. */
  text: string;
  start: number;
  style: string | null;
}

interface List {
  levels: Level[];
  counters: number[];
}

const DEEPEST_LEVEL = 8;

/** Word stores no numbers, only how to count. Counts along and says what stands before a paragraph. */
export class DocxNumbering {
  private readonly lists = new Map<string, List>();
  private readonly listOfNumber = new Map<string, string>();

  constructor(xml: Buffer | undefined) {
    let list: List | undefined;
    let level: Level | undefined;
    let number = '';
    if (!xml) return;
    parseXml(xml, {
      open: (name, attributes) => {
        const value = attributes['w:val'] ?? '';
        if (name === 'w:abstractNum') {
          list = { levels: [], counters: [] };
          this.lists.set(attributes['w:abstractNumId'] ?? '', list);
        } else if (name === 'w:num') number = attributes['w:numId'] ?? '';
        else if (name === 'w:abstractNumId') this.listOfNumber.set(number, value);
        else if (name === 'w:lvl' && list) {
          level = { format: 'decimal', text: '', start: 1, style: null };
          list.levels[Math.min(Number(attributes['w:ilvl']) || 0, DEEPEST_LEVEL)] = level;
        } else if (level && name === 'w:numFmt') level.format = value;
        else if (level && name === 'w:lvlText') level.text = value;
        else if (level && name === 'w:start') level.start = numberOf(attributes);
        else if (level && name === 'w:pStyle') level.style = value;
      },
      close: (name) => {
        if (name === 'w:lvl') level = undefined;
        if (name === 'w:abstractNum') list = undefined;
      },
    });
  }

  /** The label of the next paragraph at `position`, empty for a bullet, null for a paragraph without number. */
  next(position: ListPosition, style: string): string | null {
    const list = this.lists.get(this.listOfNumber.get(position.list) ?? '');
    if (!list) return null;
    const ofStyle = list.levels.findIndex((level) => level?.style === style);
    const depth = Math.min(position.level ?? Math.max(ofStyle, 0), DEEPEST_LEVEL);
    const level = list.levels[depth];
    if (!level || level.format === 'none') return null;
    list.counters.length = Math.min(list.counters.length, depth + 1);
    list.counters[depth] = (list.counters[depth] ?? level.start - 1) + 1;
    if (level.format === 'bullet') return '';
    return level.text.replace(/%([1-9])/g, (_, place: string) => labelPart(list, Number(place) - 1)).trim();
  }
}

function labelPart(list: List, depth: number): string {
  const level = list.levels[depth];
  const count = list.counters[depth] ?? level?.start ?? 1;
  const isLetter = /Letter$/.test(level?.format ?? '');
  const text = isLetter ? letters(count) : /Roman$/.test(level?.format ?? '') ? roman(count) : String(count);
  return /^upper/.test(level?.format ?? '') ? text.toUpperCase() : text;
}

/** 27 is „aa“, as in German laws and in Word. */
function letters(count: number): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return letter.repeat(Math.min(Math.ceil(count / 26), 5));
}

function roman(count: number): string {
  const values: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = Math.min(count, 3999);
  return values
    .map(([value, sign]) => {
      const times = Math.floor(rest / value);
      rest %= value;
      return sign.repeat(times);
    })
    .join('');
}
