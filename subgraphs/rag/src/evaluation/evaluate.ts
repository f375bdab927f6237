/** One line of a question file; `anchor` is empty where the corpus holds no answer. */
export interface EvaluationQuestion {
  id: string;
  /** Group it is counted in. */
  type: string;
  question: string;
  /** Words that must stand in the passage found, whitespace unified. */
  anchor: string;
  /** Anchors of other passages that answer as well. */
  acceptable_anchors?: string[];
}

/** What an answer looks like to the evaluation. */
export interface EvaluatedAnswer {
  /** Texts of the citations, best first. */
  passages: string[];
  refused: boolean;
}

export interface GroupReport {
  questions: number;
  /** Share, from 0 to 1, of the questions with an answer whose passage is among the first k; by k. */
  hitAt: Record<number, number>;
  /** 0 to 1; null where no question of the group has an answer. */
  meanReciprocalRank: number | null;
  refused: number;
}

export interface Outcome {
  id: string;
  type: string;
  /** Whether the corpus holds an answer. */
  answerable: boolean;
  /** Rank of the first passage that answers, 0 = none. */
  rank: number;
  refused: boolean;
}

export interface EvaluationReport {
  byType: Record<string, GroupReport>;
  /** The questions the corpus answers, and those it does not. */
  answerable: GroupReport;
  unanswerable: GroupReport;
  outcomes: Outcome[];
}

export interface EvaluationOptions {
  ks?: readonly number[];
  onOutcome?: (outcome: Outcome) => void;
}

const unify = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function rankOf({ anchor, acceptable_anchors: others = [] }: EvaluationQuestion, passages: string[]): number {
  const anchors = [anchor, ...others].filter((text) => text !== '').map(unify);
  return passages.map(unify).findIndex((text) => anchors.some((wanted) => text.includes(wanted))) + 1;
}

function summarise(outcomes: Outcome[], ks: readonly number[]): GroupReport {
  const ranks = outcomes.filter(({ answerable }) => answerable).map(({ rank }) => rank);
  const mean = (value: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + value(rank), 0) / ranks.length;
  const hits = (k: number): number => mean((rank) => Number(rank >= 1 && rank <= k));
  return {
    questions: outcomes.length,
    hitAt: ranks.length === 0 ? {} : Object.fromEntries(ks.map((k) => [k, hits(k)])),
    meanReciprocalRank: ranks.length === 0 ? null : mean((rank) => (rank === 0 ? 0 : 1 / rank)),
    refused: outcomes.filter(({ refused }) => refused).length,
  };
}

/** Asks every question, one after another, and reports per type how well the right passage was found. */
export async function evaluate(
  questions: EvaluationQuestion[],
  ask: (question: string) => Promise<EvaluatedAnswer>,
  { ks = [1, 5], onOutcome }: EvaluationOptions = {},
): Promise<EvaluationReport> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const { id, type, anchor } = question;
    const { passages, refused } = await ask(question.question);
    const outcome = { id, type, answerable: anchor !== '', rank: rankOf(question, passages), refused };
    outcomes.push(outcome);
    onOutcome?.(outcome);
  }
  const report = (belongs: (outcome: Outcome) => boolean) => summarise(outcomes.filter(belongs), ks);
  const types = [...new Set(questions.map(({ type }) => type))];
  return {
    byType: Object.fromEntries(types.map((type) => [type, report((outcome) => outcome.type === type)])),
    answerable: report(({ answerable }) => answerable),
    unanswerable: report(({ answerable }) => !answerable),
    outcomes,
  };
}
