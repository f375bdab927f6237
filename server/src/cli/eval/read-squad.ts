import type { EvaluationQuestion } from '@luna/rag/evaluation';
import { z } from 'zod';

const answer = z.object({ text: z.string(), answer_start: z.int().optional() });

const question = z.object({
  id: z.coerce.string(),
  question: z.string().min(1),
  is_impossible: z.boolean().default(false),
  answers: z.array(answer).default([]),
});

/** SQuAD 1.1 and 2.0, and what follows their form. */
export const squadSchema = z.object({
  data: z.array(z.object({ paragraphs: z.array(z.object({ context: z.string(), qas: z.array(question) })) })),
});

/** A shorter text stands in many passages by chance. */
const TELLING_CHARS = 25;

/**
 * A passage answers if it holds an answer in its words, or the whole context; an answer too short to tell counts only
 * together with what stands before or after it in the context.
 */
export function readSquad({ data }: z.output<typeof squadSchema>): EvaluationQuestion[] {
  return data.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ context, qas }) =>
      qas.map(({ id, question, is_impossible: impossible, answers }) => {
        const anchors = impossible ? [] : [...answers.flatMap((given) => anchorsOf(given, context)), context];
        const [anchor = '', ...others] = new Set(anchors);
        const type = impossible ? 'unbeantwortbar' : 'beantwortbar';
        return { id, type, question, anchor, acceptable_anchors: others };
      }),
    ),
  );
}

function anchorsOf({ text, answer_start: given }: z.output<typeof answer>, context: string): string[] {
  if (text.trim() === '') return [];
  if (text.length >= TELLING_CHARS) return [text];
  const start = given !== undefined && context.startsWith(text, given) ? given : context.indexOf(text);
  if (start < 0) return [text];
  const missing = TELLING_CHARS - text.length;
  const before = wordsBefore(context, start, missing);
  const after = wordsAfter(context, start + text.length, missing);
  return [before + text, text + after].filter((anchor) => anchor.length >= TELLING_CHARS);
}

/** At least `chars` characters before `end`, back to the beginning of a word. */
function wordsBefore(context: string, end: number, chars: number): string {
  const from = context.lastIndexOf(' ', Math.max(0, end - chars)) + 1;
  return context.slice(Math.min(from, end), end);
}

function wordsAfter(context: string, start: number, chars: number): string {
  const end = context.indexOf(' ', start + chars);
  return context.slice(start, end < 0 ? undefined : end);
}
