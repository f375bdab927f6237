import type { HealthReporting } from './health.js';

/** Weighted terms, indices ascending and unique, both arrays of equal length. */
export interface SparseVector {
  indices: Uint32Array;
  values: Float32Array;
}

/** The two views on one text: `words` for term search, `dense` (unit length) for similarity. */
export interface TextVectors {
  words: SparseVector;
  dense: Float32Array;
}

/** What is embedded of one window of a chunk. */
export interface PassageInput {
  /** The text of the window. */
  text: string;
  /** Headings above it, outermost first; weighed like the field "title" of a search engine. */
  headingPath: string[];
  /** Official abbreviation of the law, e.g. "EnWG", null for other documents. */
  law: string | null;
  /** "§ 41b", null outside laws. */
  paragraph: string | null;
  /** Absatz: "1", "1a". */
  subsection: string | null;
}

/**
 * Turns texts into vectors. `words` of a passage holds the BM25 document weight of each term and `words` of
 * a query its query weight; the index multiplies in the inverse document frequency. Deterministic for one `id`.
 */
export interface Embedder extends HealthReporting {
  /** Names model, analyser and their versions: vectors of different ids must never be mixed. */
  readonly id: string;
  readonly dimensions: number;
  /** Longest text, in characters, that is embedded without a cut; longer chunks are split into windows. */
  readonly windowChars: number;
  /** Same order and length as the input; an empty input gives an empty list. */
  embedPassages(passages: PassageInput[], signal: AbortSignal): Promise<TextVectors[]>;
  embedQuery(question: string, signal: AbortSignal): Promise<TextVectors>;
}
