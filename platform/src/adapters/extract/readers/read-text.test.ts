import { describe, expect, it } from 'vitest';
import { readText } from './read-text.js';

const shown = (...lines: string[]) =>
  readText(Buffer.from(lines.join('\r\n'))).blocks.map(
    ({ kind, level, text }) => `${kind}${level ?? ''}: ${text}`,
  );

describe('readText', () => {
  it('joins wrapped lines and parts paragraphs at blank lines', () => {
    expect(shown('Eine Zeile', 'und noch eine.', '', 'Neuer Absatz.')).toEqual([
      'paragraph: Eine Zeile und noch eine.',
      'paragraph: Neuer Absatz.',
    ]);
  });

  it('makes every line a paragraph where lines are not wrapped', () => {
    const long = 'Ein langer Satz in einer Zeile. '.repeat(8).trim();
    expect(shown(long, 'Kurz.', long)).toHaveLength(3);
  });

  it('finds the headings of a law and of a numbered report, not a reference at the start of a line', () => {
    expect(
      shown(
        '§ 3 Begriffe',
        '',
        '2.1 Messung',
        '',
        'Teil 2 Betrieb',
        '',
        '§ 12 Absatz 3',
        'bleibt unberührt.',
      ),
    ).toEqual([
      'heading6: § 3 Begriffe',
      'heading2: 2.1 Messung',
      'heading2: Teil 2 Betrieb',
      'paragraph: § 12 Absatz 3 bleibt unberührt.',
    ]);
  });

  it('starts a block at each Absatz and each number', () => {
    expect(shown('(1) Eins:', '1. erstens', '2. zweitens', '(2) Zwei.')).toEqual([
      'paragraph: (1) Eins:',
      'list-item: 1. erstens',
      'list-item: 2. zweitens',
      'paragraph: (2) Zwei.',
    ]);
  });

  it('reads columns apart by tabs as a table', () => {
    expect(shown('Jahr\tkWh', '2024\t3 200', '2025\t2 900')).toEqual([
      'table: Jahr | kWh\n2024 | 3 200\n2025 | 2 900',
    ]);
  });

  it('takes a short first line for the title, a sentence not', () => {
    expect(readText(Buffer.from('Protokoll vom Mai\n\nText.')).title).toBe('Protokoll vom Mai');
    expect(readText(Buffer.from('Das ist ein Satz.\n\nText.')).title).toBeNull();
  });
});
