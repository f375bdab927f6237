import { type Answer, Unreachable } from '../api/answer.js';
import { jsonBody, type LunaApi } from '../api/luna-api.js';
import { CommandError } from '../command-error.js';
import { AnswerStreamDocument, type AnswerStreamSubscription } from '../generated/operations.js';

export interface Source {
  chunkId: string;
  /** "§ 41b Abs. 1 EnWG". */
  label: string;
  title: string | null;
}

/** What an answer arrives as. */
export type AnswerPiece =
  | { kind: 'text'; text: string }
  /** The text so far does not count. */
  | { kind: 'reset'; reason: string }
  | { kind: 'done'; refused: boolean; sources: Source[] };

export interface Question {
  question: string;
  topK: number;
}

/** The answer as it is being worded; in one piece where no socket gets through. */
export async function* answerPieces(
  api: LunaApi,
  input: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerPiece> {
  let begun = false;
  try {
    for await (const { answerStream } of api.subscribe(AnswerStreamDocument, { input }, signal)) {
      begun = true;
      const piece = pieceOf(answerStream);
      if (piece) yield piece;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (begun || !(error instanceof Unreachable)) throw error;
    yield* wholeAnswer(await askOnce(api, input, signal));
  }
}

/** POST rag/ask; CommandError with the server's words if it refuses. */
export async function askOnce(
  api: LunaApi,
  { question, topK }: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const answer = await api.rest('rag/ask', { ...jsonBody({ question, top_k: topK }), signal });
  if (answer.status !== 200) throw new CommandError(answer.message);
  return answer;
}

function pieceOf(event: AnswerStreamSubscription['answerStream']): AnswerPiece | null {
  if (event.__typename === 'AnswerToken') return { kind: 'text', text: event.text };
  if (event.__typename === 'AnswerReset') return { kind: 'reset', reason: event.reason };
  if (event.__typename !== 'AnswerDone') return null;
  const { refused, citations } = event.answer;
  const sources = citations.flatMap(({ chunk }) =>
    chunk ? [{ chunkId: chunk.id, label: chunk.label, title: chunk.item.title ?? null }] : [],
  );
  return { kind: 'done', refused, sources };
}

interface RestCitation {
  chunk_id: string;
  payload: { label: string; title: string | null };
}

function* wholeAnswer({ data }: Answer): Generator<AnswerPiece> {
  yield { kind: 'text', text: data.answer };
  const sources = (data.citations as RestCitation[]).map(({ chunk_id: chunkId, payload }) => ({
    chunkId,
    label: payload.label,
    title: payload.title,
  }));
  yield { kind: 'done', refused: data.refused, sources };
}
