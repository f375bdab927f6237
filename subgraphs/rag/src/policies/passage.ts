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
  /** How many things the question is about this passage surely speaks of; nouns count 1, other words less. */
  evidence: number;
  /** The same as a share of all of them, 0…1. */
  share: number;
  /** It says nothing of a place or a time the question is pinned to. */
  elsewhere: boolean;
  /** The passage is the provision the question named. */
  cited: boolean;
}
