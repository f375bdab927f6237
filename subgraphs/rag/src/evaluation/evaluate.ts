/** One line of a question file; `anchor` is empty where the corpus holds no answer. */
export interface EvaluationQuestion {
  id: string;
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

export interface TypeReport {
  questions: number;
  /** Shares from 0 to 1; null where the type has no anchors. */
  hitAt1: number | null;
  hitAt5: number | null;
  meanReciprocalRank: number | null;
  refused: number;
}

export interface EvaluationReport {
  byType: Record<string, TypeReport>;
  /** Rank of the first passage that answers, 0 = none, and whether Luna refused; by question id. */
  outcomes: { id: string; type: string; rank: number; refused: boolean }[];
}

const unify = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function rankOf({ anchor, acceptable_anchors: others = [] }: EvaluationQuestion, passages: string[]): number {
  const anchors = [anchor, ...others].filter((text) => text !== '').map(unify);
  return passages.map(unify).findIndex((text) => anchors.some((wanted) => text.includes(wanted))) + 1;
}

function summarise(questions: EvaluationQuestion[], outcomes: EvaluationReport['outcomes']): TypeReport {
  const anchored = questions.filter(({ anchor }) => anchor !== '').map(({ id }) => id);
  const ranks = outcomes.filter(({ id }) => anchored.includes(id)).map(({ rank }) => rank);
  const mean = (value: (rank: number) => number): number | null =>
    ranks.length === 0 ? null : ranks.reduce((sum, rank) => sum + value(rank), 0) / ranks.length;
  return {
    questions: questions.length,
    hitAt1: mean((rank) => Number(rank === 1)),
    hitAt5: mean((rank) => Number(rank >= 1 && rank <= 5)),
    meanReciprocalRank: mean((rank) => (rank === 0 ? 0 : 1 / rank)),
    refused: outcomes.filter(({ refused }) => refused).length,
  };
}

/** Asks every question, one after another, and reports per type how well the right passage was found. */
export async function evaluate(
  questions: EvaluationQuestion[],
  ask: (question: string) => Promise<EvaluatedAnswer>,
): Promise<EvaluationReport> {
  const outcomes: EvaluationReport['outcomes'] = [];
  for (const question of questions) {
    const { passages, refused } = await ask(question.question);
    outcomes.push({ id: question.id, type: question.type, rank: rankOf(question, passages), refused });
  }
  const types = [...new Set(questions.map(({ type }) => type))];
  const byType = Object.fromEntries(
    types.map((type) => [
      type,
      summarise(
        questions.filter((question) => question.type === type),
        outcomes.filter((outcome) => outcome.type === type),
      ),
    ]),
  );
  return { byType, outcomes };
}
