import { describe, expect, it } from 'vitest';
import type { Embedder, PassageInput, SparseVector } from '../../ports/embedder.js';

const never = new AbortController().signal;

const passage = (text: string, more: Partial<PassageInput> = {}): PassageInput => ({
  text,
  headingPath: [],
  law: null,
  paragraph: null,
  subsection: null,
  ...more,
});

const TEXTS = [
  'Die Speicherbetreiberin kündigt jede geplante Wartung fünf Werktage vorher an.',
  'Der Netzbetreiber darf das Ladefenster an höchstens 40 Tagen verschieben.',
  'Viertelstundenwerte sind nach 24 Monaten zu löschen.',
];

const length = (vector: Float32Array) => Math.hypot(...vector);

function expectSorted({ indices, values }: SparseVector): void {
  expect(values).toHaveLength(indices.length);
  for (let at = 1; at < indices.length; at++) {
    expect(indices[at]).toBeGreaterThan(indices[at - 1] ?? Number.POSITIVE_INFINITY);
  }
}

/** What every Embedder guarantees. */
export function describeEmbedder(name: string, make: () => Promise<Embedder>): void {
  describe(`Embedder: ${name}`, () => {
    it('gives one pair of vectors per passage, in order, as if embedded alone', async () => {
      const embedder = await make();
      const together = await embedder.embedPassages(
        TEXTS.map((text) => passage(text)),
        never,
      );
      expect(together).toHaveLength(TEXTS.length);
      for (const [at, text] of TEXTS.entries()) {
        const [alone] = await embedder.embedPassages([passage(text)], never);
        expect(together[at]).toEqual(alone);
      }
    });

    it('gives nothing for no passages', async () => {
      expect(await (await make()).embedPassages([], never)).toEqual([]);
    });

    it('gives unit vectors of the promised dimension for every text, even one without words', async () => {
      const embedder = await make();
      const vectors = await embedder.embedPassages(
        [...TEXTS, '§', ''].map((text) => passage(text)),
        never,
      );
      vectors.push(await embedder.embedQuery('Wann wird gelöscht?', never));
      for (const { dense } of vectors) {
        expect(dense).toHaveLength(embedder.dimensions);
        expect(length(dense)).toBeCloseTo(1, 4);
      }
    });

    it('gives terms ascending, each once, with finite positive weights', async () => {
      const embedder = await make();
      const vectors = await embedder.embedPassages(
        TEXTS.map((text) => passage(text)),
        never,
      );
      for (const { words } of [...vectors, await embedder.embedQuery('Wann wird gelöscht?', never)]) {
        expectSorted(words);
        for (const value of words.values) expect(value > 0 && Number.isFinite(value)).toBe(true);
      }
    });

    it('gives the same vectors in another instance of the same id', async () => {
      const [one, other] = [await make(), await make()];
      expect(one.id).toBe(other.id);
      expect(await one.embedQuery('Wartung am Speicher', never)).toEqual(
        await other.embedQuery('Wartung am Speicher', never),
      );
    });

    it('takes a text of windowChars whole', async () => {
      const embedder = await make();
      const filler = 'Das Netz bleibt ruhig. '.repeat(Math.ceil(embedder.windowChars / 23));
      const long = `${filler.slice(0, embedder.windowChars - 20)} Eichhörnchenkobel.`;
      const [whole, cut] = await embedder.embedPassages([passage(long), passage(long.slice(0, -18))], never);
      expect(whole?.words.indices.length).toBeGreaterThan(cut?.words.indices.length ?? 0);
    });

    it('stops when it is aborted', async () => {
      const embedder = await make();
      const aborted = AbortSignal.abort(new Error('hung up'));
      await expect(embedder.embedPassages([passage('Text')], aborted)).rejects.toThrow('hung up');
      await expect(embedder.embedQuery('Frage', aborted)).rejects.toThrow('hung up');
    });

    it('reports its health without throwing', async () => {
      expect((await (await make()).health(never)).status).toMatch(/^(ok|degraded|down)$/);
    });
  });
}
