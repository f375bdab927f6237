type AnswerMode = 'extract' | 'model';

export interface Cited {
  chunkId: string;
  /** At least 0. */
  score: number;
}

export interface AskedAnswer {
  text: string;
  refused: boolean;
  mode: AnswerMode;
  /** All passages that were used as context, best first, at most topK. */
  citations: Cited[];
  /** Ids cited in the text, in order of first mention. */
  chunksUsed: string[];
}

/** An answer in the making: `citations` once, first; `done` once, last; the tokens since the last `reset` are its text. */
export type AnswerEvent =
  | { kind: 'citations'; mode: AnswerMode; citations: Cited[] }
  | { kind: 'token'; text: string }
  /** What was said so far does not count; `reason` is German. */
  | { kind: 'reset'; reason: string; mode: AnswerMode }
  | { kind: 'done'; answer: AskedAnswer };
