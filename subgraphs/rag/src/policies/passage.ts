/** A passage as the content subgraph hands it out. */
export interface Passage {
  id: string;
  text: string;
  label: string;
  headingPath: string[];
  law: string | null;
  paragraph: string | null;
  subsection: string | null;
  /** Title of the document. */
  title: string | null;
}

/** A passage with what the index said about it; 0 where that search didn't find it. */
export interface Candidate {
  passage: Passage;
  /** BM25 score divided by the best one of this question. */
  words: number;
  /** Cosine similarity, at least 0. */
  dense: number;
}

/** A candidate after reading it. `score` is at least 0. */
export interface RankedPassage {
  passage: Passage;
  score: number;
  /** Share of the question's subject this passage speaks of, 0…1. */
  coverage: number;
  /** The passage is the provision the question named. */
  cited: boolean;
}
