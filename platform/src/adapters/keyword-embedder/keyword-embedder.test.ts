import { describe, expect, it } from 'vitest';
import type { PassageInput, SparseVector } from '../../ports/embedder.js';
import { describeEmbedder } from '../../testing/contracts/embedder.contract.js';
import { KeywordEmbedder } from './keyword-embedder.js';
import { murmur3 } from './murmur3.js';

describeEmbedder('keyword', async () => new KeywordEmbedder());

const never = new AbortController().signal;
const embedder = new KeywordEmbedder();

function score(query: SparseVector, passage: SparseVector): number {
  const weights = new Map([...passage.indices].map((index, at) => [index, passage.values[at] ?? 0]));
  return [...query.indices].reduce(
    (sum, index, at) => sum + (query.values[at] ?? 0) * (weights.get(index) ?? 0),
    0,
  );
}

const input = (text: string, more: Partial<PassageInput> = {}): PassageInput => ({
  text,
  headingPath: [],
  law: null,
  paragraph: null,
  subsection: null,
  ...more,
});

async function scores(question: string, passages: PassageInput[]): Promise<number[]> {
  const { words } = await embedder.embedQuery(question, never);
  return (await embedder.embedPassages(passages, never)).map((vectors) => score(words, vectors.words));
}

describe('keyword embedder', () => {
  it('finds a word in another form, in a compound and misspelt, better than not at all', async () => {
    const other = input('Der Speicher wird am Abend geladen.');
    for (const [question, text] of [
      ['Wann kann ich kündigen?', 'Der Vertrag wurde gekündigt.'],
      ['Welche Frist gilt?', 'Die Kündigungsfrist beträgt einen Monat.'],
      ['Was kostet der Netzanschlus?', 'Die Herstellung des Netzanschlusses ist zu vergüten.'],
    ] as const) {
      const [hit = 0, miss = 0] = await scores(question, [input(text), other]);
      expect(hit, question).toBeGreaterThan(miss + 0.2);
    }
  });

  it('prefers a word in the heading to the same word in the text', async () => {
    const text = 'Die Anzeige hat spätestens acht Wochen vorher zu erfolgen.';
    const [inHeading = 0, plain = 0] = await scores('Fristen', [
      input(text, { headingPath: ['§ 3 Fristen'] }),
      input(`${text} Fristen`),
    ]);
    expect(inHeading).toBeGreaterThan(plain);
  });

  it('puts the provision that was named before every passage that only mentions it', async () => {
    const mention = 'Nach § 14a Absatz 1 des Energiewirtschaftsgesetzes (EnWG) gilt § 14a EnWG entsprechend.';
    const [named = 0, subsection = 0, otherLaw = 0, mentioned = 0] = await scores(
      'Was steht in § 14a Abs. 2 EnWG?',
      [
        input('Text.', { law: 'EnWG', paragraph: '§ 14a', subsection: '2' }),
        input('Text.', { law: 'EnWG', paragraph: '§ 14a', subsection: '1' }),
        input('Text.', { law: 'MsbG', paragraph: '§ 14a', subsection: '2' }),
        input(mention, { law: 'MsbG', paragraph: '§ 9', subsection: null }),
      ],
    );
    expect(named).toBeGreaterThan(subsection);
    expect(subsection).toBeGreaterThan(otherLaw);
    expect(named).toBeGreaterThan(mentioned);
  });

  it('does not take an annex for a paragraph of the same number', async () => {
    const [annex = 0, paragraph = 0] = await scores('Anlage 2 EnWG', [
      input('Text.', { law: 'EnWG', paragraph: 'Anlage 2' }),
      input('Text.', { law: 'EnWG', paragraph: '§ 2' }),
    ]);
    expect(annex).toBeGreaterThan(paragraph);
  });

  it('reaches the terms of the trade from everyday words', async () => {
    const [meant = 0, other = 0] = await scores('Mein Stromzähler ist kaputt', [
      input('Die Messeinrichtung ist auf Verlangen nachzuprüfen.'),
      input('Der Vorstand berichtet jährlich.'),
    ]);
    expect(meant).toBeGreaterThan(other);
  });

  it('makes texts that share long words similar in the dense vector', async () => {
    const [one, same, other] = await embedder.embedPassages(
      ['Abrechnung der Fernwärme', 'Fernwärmeabrechnung', 'Windpark auf See'].map((text) => input(text)),
      never,
    );
    const cosine = (left?: Float32Array, right?: Float32Array) =>
      left?.reduce((sum, value, at) => sum + value * (right?.[at] ?? 0), 0) ?? 0;
    expect(cosine(one?.dense, same?.dense)).toBeGreaterThan(cosine(one?.dense, other?.dense) + 0.2);
  });

  it('hashes by MurmurHash3 (published test vectors)', () => {
    expect(murmur3('')).toBe(0);
    expect(murmur3('', 1)).toBe(0x514e28b7);
    expect(murmur3('test')).toBe(0xba6bd213);
    expect(murmur3('Hello, world!')).toBe(0xc0363e43);
  });
});
