import { readFileSync } from 'node:fs';
import type { EvaluationQuestion } from '@luna/rag/evaluation';
import { z } from 'zod';
import { UsageError } from '../usage-error.js';
import { readSquad, squadSchema } from './read-squad.js';

/** A line of the own form; further fields are ignored. */
const lineSchema = z.object({
  id: z.string(),
  type: z.string().default('alle'),
  question: z.string().min(1),
  anchor: z.string().nullish(),
  acceptable_anchors: z.array(z.string()).default([]),
});

/** Questions of a file: one JSON object per line, or SQuAD 1.1 or 2.0. UsageError says what is wrong with it. */
export function readQuestions(file: string): EvaluationQuestion[] {
  const text = readText(file);
  const squad = squadSchema.safeParse(parsed(text));
  if (squad.success) return readSquad(squad.data);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new UsageError(`In „${file}“ steht keine Frage.`);
  return lines.map((line, at) => readLine(line, `${file}, Zeile ${at + 1}`));
}

function readLine(line: string, place: string): EvaluationQuestion {
  const { success, data } = lineSchema.safeParse(parsed(line));
  if (success) return { ...data, anchor: data.anchor ?? '' };
  throw new UsageError(
    `${place}: erwartet wird ein JSON-Objekt mit id, question und anchor, oder eine ganze Datei in der Form von SQuAD.`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new UsageError(`„${file}“ lässt sich nicht lesen.`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
