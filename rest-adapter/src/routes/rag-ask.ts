import { z } from 'zod';
import { addFault } from '../fields/fault.js';
import { requiredText } from '../fields/text.js';
import { integer } from '../fields/values.js';
import { AskDocument, type AskMutation } from '../generated/operations.js';
import { counted } from '../mapping/count.js';
import { toRest } from '../mapping/enums.js';
import { payloadSchema, toPayload } from '../mapping/payload.js';
import { filters } from './rag-filters.js';
import { ASK_DEADLINE_MS, defineRoute } from './route.type.js';

const citation = z.object({ chunk_id: z.uuid(), score: z.number().min(0), payload: payloadSchema });

const data = z
  .object({
    answer: z.string(),
    chunks_used: z.array(z.uuid()),
    citations: z.array(citation),
    refused: z.boolean(),
    answer_mode: z.enum(['extract', 'model']),
  })
  .meta({ id: 'Answer' });

export const ragAskRoute = defineRoute({
  method: 'POST',
  path: '/rag/ask',
  access: 'C',
  rate: 'ask',
  statuses: [200, 400, 413, 415, 429],
  deadlineMs: ASK_DEADLINE_MS,
  body: z.object({
    question: requiredText(2_000),
    top_k: integer(1, 50).default(6),
    filters: filters().default({}),
    stream: z
      .boolean()
      .default(false)
      .superRefine((isStreamed, ctx) => {
        if (isStreamed)
          addFault(
            ctx,
            'NOT_ALLOWED',
            'diese Fassung antwortet nur im Ganzen; bitte weglassen oder false senden',
          );
      }),
  }),
  data,
  docs: {
    tag: 'Fragen',
    summary: 'Luna fragen',
    description:
      'Beantwortet eine Frage aus den aufgenommenen Dokumenten und nennt jede Quelle. Was die Dokumente nicht hergeben, beantwortet Luna nicht: `refused` ist dann `true`. `stream: true` gibt es in dieser Fassung noch nicht.',
    example: { question: 'Wie lange ist die Kündigungsfrist in der Grundversorgung?', top_k: 6 },
  },
  async handle({ body: { question, top_k: topK, filters }, run }) {
    const { ask } = await run(AskDocument, { input: { question, topK, filters } });
    const answer = toData(ask);
    const sources = counted(answer.chunks_used.length, 'Quelle', 'Quellen');
    return {
      status: 200,
      message: answer.refused ? 'Dazu steht nichts in den Quellen.' : `Antwort mit ${sources}.`,
      data: answer,
    };
  },
});

/** A passage deleted between search and answer has no chunk any more; it is no source then. */
function toData(ask: AskMutation['ask']): z.output<typeof data> {
  const citations = ask.citations.flatMap(({ score, chunk }) =>
    chunk ? [{ chunk_id: chunk.id, score, payload: toPayload(chunk) }] : [],
  );
  const known = new Set(citations.map(({ chunk_id }) => chunk_id));
  return {
    answer: ask.text,
    chunks_used: ask.chunksUsed.filter((id) => known.has(id)),
    citations,
    refused: ask.refused,
    answer_mode: toRest(ask.mode),
  };
}
