import { describe, expect, it } from 'vitest';
import { makePdf, makePlacedPdf } from '../../../../testing/documents/sample-pdf.js';
import { readPdf } from './read-pdf.js';

type Placed = { text: string; x: number; y: number; size?: number };
const shown = async (...pages: Placed[][]) =>
  (await readPdf(await makePlacedPdf(pages))).blocks.map(
    ({ kind, level, text, page }) => `${page} ${kind}${level ?? ''}: ${text}`,
  );
/** Lines one below the other. */
const column = (x: number, y: number, ...texts: string[]): Placed[] =>
  texts.map((text, i) => ({ text, x, y: y + i * 12 }));
const FILLER = 'Dieser Satz füllt die Zeile bis zu ihrem Ende';

describe('readPdf', () => {
  it('makes words whole that were divided at the end of a line, and keeps real hyphens', async () => {
    expect(
      await shown(
        column(72, 100, `${FILLER} Effi-`, `zienz der Strom-`, 'und Gasnetze sowie der E-', 'Mobilität.'),
      ),
    ).toEqual([`1 paragraph: ${FILLER} Effizienz der Strom- und Gasnetze sowie der E-Mobilität.`]);
  });

  it('carries a sentence over the end of a page and cites the page where it began', async () => {
    const pages = await shown(column(72, 700, FILLER, 'und bricht'), column(72, 100, 'hier nicht ab. Ende.'));
    expect(pages).toEqual([`1 paragraph: ${FILLER} und bricht hier nicht ab. Ende.`]);
  });

  it('drops running heads, feet and page numbers, and keeps a line that stands once', async () => {
    const page = (n: number): Placed[] => [
      ...column(72, 40, 'Stadtwerke Musterstadt – Handbuch'),
      ...column(72, 200, `${FILLER} von Seite ${n}.`, ...(n === 2 ? ['Nur hier.'] : [])),
      ...column(300, 800, `Seite ${n} von 4`),
    ];
    const blocks = await shown(page(1), page(2), page(3), page(4));
    expect(blocks.join('\n')).not.toMatch(/Stadtwerke|von 4/);
    expect(blocks).toContain(`2 paragraph: ${FILLER} von Seite 2. Nur hier.`);
  });

  it('orders two columns whose lines alternate in the file', async () => {
    const lines = Array.from({ length: 12 }, (_, i): Placed[] => [
      { text: `Die linke Spalte läuft in Zeile ${i} weiter`, x: 60, y: 100 + i * 12 },
      { text: `und rechts steht in der Zeile ${i} anderes`, x: 320, y: 100 + i * 12 },
    ]);
    const text = (await shown(lines.flat())).join(' ');
    expect(text.indexOf('läuft in Zeile 11')).toBeLessThan(text.indexOf('rechts steht in der Zeile 0'));
  });

  it('leaves a table with two columns in rows', async () => {
    const rows = Array.from({ length: 12 }, (_, i): Placed[] => [
      { text: `Posten ${i}`, x: 60, y: 100 + i * 12 },
      { text: `${i},50 Euro`, x: 320, y: 100 + i * 12 },
    ]);
    const [table] = await shown(rows.flat());
    expect(table).toContain('Posten 3 | 3,50 Euro\nPosten 4 | 4,50 Euro');
  });

  it('tells headings by size, by number and by the form of a law', async () => {
    const prose = (y: number) => column(72, y, `${FILLER} ganz,`, `${FILLER} auch.`);
    expect(
      await shown([
        { text: 'Der Bericht', x: 72, y: 80, size: 18 },
        ...prose(120),
        ...column(72, 170, '2.1 Messung der Energie'),
        ...prose(200),
        { text: '3', x: 72, y: 230, size: 14 },
        { text: 'Mit hängender Nummer', x: 110, y: 230, size: 14 },
        ...column(72, 250, '§ 14a Steuerbare Verbraucher'),
        ...prose(280),
      ]).then((blocks) => blocks.filter((block) => block.includes('heading'))),
    ).toEqual([
      '1 heading1: Der Bericht',
      '1 heading2: 2.1 Messung der Energie',
      '1 heading1: 3 Mit hängender Nummer',
      '1 heading6: § 14a Steuerbare Verbraucher',
    ]);
  });

  it('takes the title of the properties unless it is a file name', async () => {
    const parts = [
      { kind: 'heading' as const, level: 1, text: 'Gedruckter Titel' },
      { kind: 'paragraph' as const, text: `${FILLER}. ${FILLER}.` },
    ];
    expect((await readPdf(await makePdf(parts, { title: 'Netzbericht' }))).title).toBe('Netzbericht');
    expect((await readPdf(await makePdf(parts, { title: 'Microsoft Word - x.doc' }))).title).toBe(
      'Gedruckter Titel',
    );
  });
});
