import type { AnalysedWord } from '../../german/analyse.js';
import type { SparseVector } from '../../ports/embedder.js';
import { murmur3 } from './murmur3.js';
import { TERM } from './weights.js';

interface HashedWord {
  stem: number;
  parts: number[];
  grams: number[];
}

const hashes = new WeakMap<AnalysedWord, HashedWord>();

function hashWord(word: AnalysedWord): HashedWord {
  let hashed = hashes.get(word);
  if (!hashed) {
    hashed = {
      stem: murmur3(word.stem),
      parts: word.parts.map((part) => murmur3(part)),
      grams: word.grams.map((gram) => murmur3(`#${gram}`)),
    };
    hashes.set(word, hashed);
  }
  return hashed;
}

/** Hash of a term that isn't a word, e.g. a provision; the prefix keeps it apart from words. */
export function hashExact(term: string): number {
  return murmur3(`=${term}`);
}

/** Weighted terms by hash, kept apart in words and exact terms because only words are normalised by length. */
export class TermBag {
  readonly words = new Map<number, number>();
  readonly exact = new Map<number, number>();
  /** Sum of the weights of stems: the length of the text in words. */
  length = 0;

  addWord(word: AnalysedWord, weight: number): void {
    const { stem, parts, grams } = hashWord(word);
    this.add(stem, weight * (word.kind === 'number' ? TERM.number : TERM.stem));
    for (const part of parts) this.add(part, weight * TERM.part);
    for (const gram of grams) this.add(gram, weight * TERM.gram);
    this.length += weight;
  }

  addExact(term: string, weight: number): void {
    const hash = hashExact(term);
    this.exact.set(hash, Math.max(this.exact.get(hash) ?? 0, weight));
  }

  /** `weigh` turns a word's summed weight into its value; exact terms keep theirs. */
  toSparse(weigh: (weight: number) => number): SparseVector {
    const merged = new Map<number, number>(this.exact);
    for (const [hash, weight] of this.words) merged.set(hash, (merged.get(hash) ?? 0) + weigh(weight));
    const indices = Uint32Array.from(merged.keys()).sort();
    const values = new Float32Array(indices.length);
    for (let at = 0; at < indices.length; at++) values[at] = merged.get(indices[at] ?? 0) ?? 0;
    return { indices, values };
  }

  private add(hash: number, weight: number): void {
    this.words.set(hash, (this.words.get(hash) ?? 0) + weight);
  }
}
