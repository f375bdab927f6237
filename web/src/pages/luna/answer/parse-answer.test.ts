import { describe, expect, it } from 'vitest';
import { citedChunkIds, parseAnswer } from './parse-answer';

const A = '2f0c7a4e-5d1b-5c3e-9a77-0c8d1e2f3a4b';
const B = '77b0c9d2-1111-5222-9333-444455556666';

describe('parseAnswer', () => {
  it('binds a citation to the text before it and pulls the full stop over', () => {
    expect(parseAnswer(`Die Frist beträgt eine Woche [chunk ${A}]. Mehr sagt niemand.`)).toEqual([
      {
        kind: 'paragraph',
        marker: null,
        statements: [
          { text: 'Die Frist beträgt eine Woche.', chunkIds: [A] },
          { text: 'Mehr sagt niemand.', chunkIds: [] },
        ],
      },
    ]);
  });

  it('does not double a full stop that stands before the citation', () => {
    const [block] = parseAnswer(`„Die Frist beträgt eine Woche.“ [chunk ${A}].`);

    expect(block?.statements).toEqual([{ text: '„Die Frist beträgt eine Woche.“.', chunkIds: [A] }]);
  });

  it('gathers neighbouring citations and names each chunk once', () => {
    const [block] = parseAnswer(`Satz. [chunk ${A}] [chunk ${B}], [chunk ${A.toUpperCase()}]`);

    expect(block?.statements).toEqual([{ text: 'Satz.', chunkIds: [A, B] }]);
  });

  it('separates paragraphs, list items, quotes and headings', () => {
    const blocks = parseAnswer(`## Fristen\nErster\nSatz.\n\n- Punkt [chunk ${A}]\n2. Zweiter\n> Wortlaut`);

    expect(blocks.map(({ kind, marker }) => [kind, marker])).toEqual([
      ['heading', null],
      ['paragraph', null],
      ['item', '•'],
      ['item', '2.'],
      ['quote', null],
    ]);
    expect(blocks[1]?.statements[0]?.text).toBe('Erster Satz.');
  });

  it('leaves brackets that are no citation as they are', () => {
    expect(parseAnswer('Siehe [chunk 12] und [1].')[0]?.statements).toEqual([
      { text: 'Siehe [chunk 12] und [1].', chunkIds: [] },
    ]);
  });

  it('gives nothing for an empty answer', () => {
    expect(parseAnswer(' \n\n ')).toEqual([]);
  });
});

describe('citedChunkIds', () => {
  it('numbers sources by first mention', () => {
    expect(citedChunkIds(parseAnswer(`Eins [chunk ${B}].\n\nZwei [chunk ${A}] [chunk ${B}].`))).toEqual([
      B,
      A,
    ]);
  });
});
