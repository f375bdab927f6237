/** Every number that shapes the vectors. A change of any of them needs a new embedder id. */
export const EMBEDDER_ID = 'keyword-de-1';
export const DIMENSIONS = 1024;
/** The word vector takes any length; longer windows would only blur the length normalisation. */
export const WINDOW_CHARS = 2_500;

/** BM25. The mean length is fixed, in weighted terms, so that a vector doesn't depend on its corpus. */
export const BM25 = { k1: 1.2, b: 0.6, meanLength: 90 } as const;

/** How much a field counts as term frequency. */
export const FIELD = { text: 1, heading: 1.6, outerHeading: 0.5, law: 0.4 } as const;

/** How much a kind of term counts beside the stem itself, in passages and questions. */
export const TERM = { stem: 1, part: 0.5, gram: 0.25, number: 1.2 } as const;

/** Fixed document weight of an exact provision, and the query weights by how much of it was named. */
export const CITATION = { passage: 1, law: 0.6, number: 0.8, provision: 2.5, subsection: 1.2 } as const;

/** Weight of a term that only the concept lexicon brought into the question. */
export const EXPANSION = 0.4;
