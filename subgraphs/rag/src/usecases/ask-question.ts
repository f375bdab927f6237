import type { RagDeps } from '../deps.js';
import { verifyCitations } from '../policies/citations.js';
import type { RankedPassage } from '../policies/passage.js';
import { understand } from '../policies/question.js';
import { isAnswerable, REFUSAL_START, refusalText } from '../policies/refusal.js';
import { loadPrompts, systemPrompt } from '../prompts.js';
import type { CheckedQuestion } from './check-question.js';
import { retrieve } from './retrieve.js';
import { withinDeadline } from './within-deadline.js';

/** Longest time an answer may take. */
const ASK_DEADLINE_MS = 60_000;

export interface AskedAnswer {
  text: string;
  refused: boolean;
  mode: 'extract' | 'model';
  /** All passages that were used as context, best first, at most topK; scores at least 0. */
  citations: { chunkId: string; score: number }[];
  /** Ids cited in the text, in order of first mention. */
  chunksUsed: string[];
}

export interface Caller {
  identityToken: string;
  signal: AbortSignal;
}

const prompts = loadPrompts();
const SYSTEM = systemPrompt(prompts);

function refuse(context: RankedPassage[], filtered: boolean): AskedAnswer {
  return {
    text: refusalText(prompts.refusal, context, filtered),
    refused: true,
    mode: 'extract',
    citations: context.map(toCitation),
    chunksUsed: [],
  };
}

function toCitation({ passage, score }: RankedPassage): AskedAnswer['citations'][number] {
  return { chunkId: passage.id, score: Math.round(score * 10_000) / 10_000 };
}

async function generateText(
  { generator }: RagDeps,
  question: string,
  context: RankedPassage[],
  signal: AbortSignal,
): Promise<string> {
  const best = context[0]?.score || 1;
  const passages = context.map(({ passage: { id, text, label, headingPath }, score }) => ({
    chunkId: id,
    text,
    label,
    headingPath,
    relevance: score / best,
  }));
  let text = '';
  for await (const piece of generator.generate({ question, passages, system: SYSTEM, signal })) text += piece;
  return text.trim();
}

/**
 * Answers from the corpus: finds passages, refuses where they don't answer, else lets the generator word it
 * and keeps only citations of passages it was given. An answer that cites nothing is no answer.
 */
export async function askQuestion(
  deps: RagDeps,
  { question: text, topK, filters }: CheckedQuestion,
  caller: Caller,
): Promise<AskedAnswer> {
  return withinDeadline(ASK_DEADLINE_MS, caller.signal, async (signal) => {
    const question = understand(text);
    const ranked = await retrieve(deps, { question, filters, identity: caller.identityToken, signal });
    const context = ranked.slice(0, topK);
    const filtered = Object.keys(filters).length > 0;
    if (!isAnswerable(question, ranked)) return refuse(context, filtered);
    const worded = await generateText(deps, text, context, signal);
    const verified = verifyCitations(worded, new Set(context.map(({ passage }) => passage.id)));
    if (verified.used.length === 0 || worded.startsWith(REFUSAL_START)) return refuse(context, filtered);
    return {
      text: verified.text,
      refused: false,
      mode: deps.generator.mode,
      citations: context.map(toCitation),
      chunksUsed: verified.used,
    };
  });
}
