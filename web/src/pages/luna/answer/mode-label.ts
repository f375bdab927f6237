import type { AnswerMode } from '../../../gql/graphql';

/** How an answer came about, as the badge beside Luna's name says it. */
export const MODE_LABELS: Record<AnswerMode, string> = {
  EXTRACT: 'Auszug aus den Quellen',
  MODEL: 'Von Luna formuliert',
};

/** An answer that opens by naming its mode would say it twice. */
export function withoutModeLabel(text: string, mode: AnswerMode): string {
  const opening = `**${MODE_LABELS[mode]}.**`;
  return text.startsWith(opening) ? text.slice(opening.length).trimStart() : text;
}
