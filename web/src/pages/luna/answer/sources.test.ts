import { describe, expect, it } from 'vitest';
import type { PassageFragment } from '../../../gql/graphql';
import type { Answer } from '../conversation/turn';
import { evidenceOf, markStatements, readAnswer } from './sources';

const A = '2f0c7a4e-5d1b-5c3e-9a77-0c8d1e2f3a4b';
const B = '77b0c9d2-1111-5222-9333-444455556666';

function aPassage(id: string, text: string): PassageFragment {
  const item = { id: 'i', title: 'Mustergesetz', demo: false, updatedAt: '2026-05-12T00:00:00.000Z' };
  return { id, label: '§ 1', headingPath: [], page: null, version: 1, text, item };
}

function anAnswer(change: Partial<Answer>): Answer {
  return {
    text: '',
    refused: false,
    mode: 'EXTRACT',
    chunksUsed: [],
    citations: [
      { score: 2, chunk: aPassage(A, 'Die Frist beträgt eine Woche.') },
      { score: 1, chunk: aPassage(B, 'Die Lampe leuchtet.') },
    ],
    ...change,
  };
}

describe('readAnswer', () => {
  it('numbers cited passages by mention, not by score', () => {
    const { sources } = readAnswer(
      anAnswer({ text: `Die Lampe leuchtet. [chunk ${B}] Die Frist beträgt eine Woche. [chunk ${A}]` }),
    );

    expect(sources.map(({ number, chunkId }) => [number, chunkId])).toEqual([
      [1, B],
      [2, A],
    ]);
  });

  it('keeps a source whose passage is gone, so that numbers stay', () => {
    const { sources } = readAnswer(
      anAnswer({ text: `Satz. [chunk ${A}]`, citations: [{ score: 1, chunk: null }] }),
    );

    expect(sources).toMatchObject([{ number: 1, chunkId: A, passage: null }]);
  });

  it("takes a passage's label out of the quotation it follows", () => {
    const { blocks } = readAnswer(anAnswer({ text: `> „Die Lampe leuchtet.“ (§ 1) [chunk ${B}]` }));

    expect(blocks[0]?.statements).toEqual([{ text: '„Die Lampe leuchtet.“', chunkIds: [B] }]);
  });

  it('leaves out the opening that only repeats the mode', () => {
    const { blocks } = readAnswer(anAnswer({ text: '**Auszug aus den Quellen.** Der Wortlaut sagt:' }));

    expect(blocks[0]?.statements[0]?.text).toBe('Der Wortlaut sagt:');
  });

  it('offers the nearest passages of a refusal, best first', () => {
    const { sources } = readAnswer(anAnswer({ text: 'Das weiß ich nicht.', refused: true }));

    expect(sources.map(({ chunkId }) => chunkId)).toEqual([A, B]);
  });
});

describe('evidenceOf', () => {
  const { sources } = readAnswer(anAnswer({ text: `X [chunk ${A}]` }));

  it('calls words that stand in the passage supported', () => {
    const statement = { text: '„Die Frist beträgt eine Woche.“', chunkIds: [A] };
    expect(evidenceOf(statement, sources, 'EXTRACT')).toBe('supported');
  });

  it('calls other words with a citation partly supported', () => {
    expect(evidenceOf({ text: 'Sieben Tage bleiben.', chunkIds: [A] }, sources, 'MODEL')).toBe('partial');
  });

  it("marks a model's sentence without citation as unsupported, and leaves the frame of extracts alone", () => {
    const statement = { text: 'Ich würde schreiben.', chunkIds: [] };
    expect(evidenceOf(statement, sources, 'MODEL')).toBe('none');
    expect(evidenceOf(statement, sources, 'EXTRACT')).toBeNull();
  });
});

describe('markStatements', () => {
  it('is verbatim only if every statement is', () => {
    const text = 'Die Frist beträgt eine Woche. Sie beginnt mit dem Zugang.';
    const first = { text: 'Die Frist beträgt eine Woche.', chunkIds: [A] };

    expect(markStatements(text, [first])).toEqual({ ranges: [{ start: 0, end: 29 }], verbatim: true });
    expect(markStatements(text, [first, { text: 'Anders gesagt.', chunkIds: [A] }]).verbatim).toBe(false);
    expect(markStatements(text, []).verbatim).toBe(false);
  });
});
