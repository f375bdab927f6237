import { LunaError } from '@luna/platform/errors/luna-error';
import type { GenerateRequest, TextGenerator } from '@luna/platform/ports/text-generator';
import type { RagDeps } from '../deps.js';
import type { RankedPassage } from '../policies/passage.js';
import { understand } from '../policies/question.js';
import { isAnswerable, refusalText } from '../policies/refusal.js';
import { Wording } from '../policies/wording.js';
import { loadPrompts, systemPrompt } from '../prompts.js';
import type { AnswerEvent, AskedAnswer, Cited } from './answer-event.js';
import type { CheckedQuestion } from './check-question.js';
import { retrieve } from './retrieve.js';
import { untilDeadline } from './until-deadline.js';

/** Longest time an answer may take. */
const ASK_DEADLINE_MS = 60_000;

export interface Caller {
  identityToken: string;
  signal: AbortSignal;
}

const prompts = loadPrompts();
const SYSTEM = systemPrompt(prompts);

const FAILED = 'Das Sprachmodell ist ausgefallen. Es folgen Auszüge aus den Quellen.';
const UNPROVEN = 'Der Entwurf ließ sich nicht mit den Quellen belegen.';

/**
 * Answers from the corpus, event by event: finds passages, refuses where they don't answer, else lets the generator
 * word it and passes on only citations of passages it was given. A model that fails is replaced by extracts.
 */
export function answerQuestion(
  deps: RagDeps,
  question: CheckedQuestion,
  caller: Caller,
): AsyncIterableIterator<AnswerEvent> {
  return untilDeadline(ASK_DEADLINE_MS, caller.signal, (signal) =>
    answerEvents(deps, question, { ...caller, signal }),
  );
}

/** The same as a whole. */
export async function askQuestion(
  deps: RagDeps,
  question: CheckedQuestion,
  caller: Caller,
): Promise<AskedAnswer> {
  for await (const event of answerQuestion(deps, question, caller)) {
    if (event.kind === 'done') return event.answer;
  }
  throw new Error('The answer ended before it was done.');
}

async function* answerEvents(
  deps: RagDeps,
  { question: text, topK, filters }: CheckedQuestion,
  { identityToken, signal }: Caller,
): AsyncGenerator<AnswerEvent> {
  const started = deps.clock.now();
  const question = understand(text);
  const ranked = await retrieve(deps, { question, filters, identity: identityToken, signal });
  const context = ranked.slice(0, topK);
  const citations = context.map(toCitation);
  const answerable = isAnswerable(question, ranked);
  yield { kind: 'citations', mode: answerable ? deps.generator.mode : 'extract', citations };
  const request = requestOf(text, context, signal);
  const worded = answerable ? yield* word(deps, request) : null;
  const refusal = refusalText(prompts.refusal, context, Object.keys(filters).length > 0);
  if (!worded) yield { kind: 'token', text: refusal };
  const milliseconds = deps.clock.now().getTime() - started.getTime();
  deps.log.info({ milliseconds, refused: !worded, passages: context.length }, 'question answered');
  const answer = worded ?? { text: refusal, refused: true, mode: 'extract', chunksUsed: [] };
  yield { kind: 'done', answer: { ...answer, citations } };
}

function toCitation({ passage, score }: RankedPassage): Cited {
  return { chunkId: passage.id, score: Math.round(score * 10_000) / 10_000 };
}

function requestOf(question: string, context: RankedPassage[], signal: AbortSignal): GenerateRequest {
  const best = context[0]?.score || 1;
  const passages = context.map(({ passage: { id, text, label, headingPath }, score }) => ({
    chunkId: id,
    text,
    label,
    headingPath,
    relevance: score / best,
  }));
  return { question, passages, system: SYSTEM, signal };
}

/** The tokens of the first generator that gives an answer, extracts last; null if none does. */
async function* word(
  deps: RagDeps,
  request: GenerateRequest,
): AsyncGenerator<AnswerEvent, Omit<AskedAnswer, 'citations'> | null> {
  const given = new Set(request.passages.map(({ chunkId }) => chunkId));
  for (const generator of new Set([deps.generator, deps.extracts])) {
    const wording = new Wording(given);
    const finished = yield* attempt(deps, generator, request, wording);
    if (finished && wording.isAnswer) {
      return { text: wording.text, refused: false, mode: generator.mode, chunksUsed: wording.used };
    }
    if (wording.isShown || generator.mode === 'model') {
      yield { kind: 'reset', reason: finished ? UNPROVEN : FAILED, mode: 'extract' };
    }
    // A model that did its best and proved nothing has shown that there is nothing to prove.
    if (finished) return null;
  }
  return null;
}

/** Tokens as far as the generator gets; false if it failed. */
async function* attempt(
  { extracts, log }: RagDeps,
  generator: TextGenerator,
  request: GenerateRequest,
  wording: Wording,
): AsyncGenerator<AnswerEvent, boolean> {
  try {
    for await (const piece of generator.generate(request)) {
      const text = wording.add(piece);
      if (wording.refuses) return true;
      if (text !== '') yield { kind: 'token', text };
    }
    const rest = wording.end();
    if (rest !== '') yield { kind: 'token', text: rest };
    return true;
  } catch (error) {
    const isOurFault = generator === extracts && !(error instanceof LunaError);
    if (request.signal.aborted || isOurFault) throw error;
    log.warn({ err: error, model: generator.model }, 'generator failed');
    return false;
  }
}
