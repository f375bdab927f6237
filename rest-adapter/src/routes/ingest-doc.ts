import { z } from 'zod';
import { uuid } from '../fields/text.js';
import { booleanText } from '../fields/values.js';
import { IngestDocumentDocument, type IngestDocumentMutation } from '../generated/operations.js';
import { counted } from '../mapping/count.js';
import { ITEM_KINDS, ITEM_SOURCES, toGraphql, toRest } from '../mapping/enums.js';
import { formTags } from '../uploads/tags.js';
import { defineRoute } from './route.type.js';

const data = z
  .object({
    item_id: z.uuid(),
    chunks: z.int().min(0).nullable(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    version: z.int().min(1),
    title: z.string().nullable(),
    job_id: z.uuid(),
    state: z.enum(['ready', 'processing']),
  })
  .meta({ id: 'IngestedDocument' });

export const ingestDocRoute = defineRoute({
  method: 'POST',
  path: '/ingest/doc',
  access: 'A',
  rate: 'ingest',
  statuses: [200, 202, 400, 409, 413, 415, 422, 429],
  deadlineMs: null,
  query: z.object({ async: booleanText().optional() }),
  form: z.object({
    kind: z.enum(ITEM_KINDS).default('document'),
    source: z.enum(ITEM_SOURCES).default('upload'),
    tags: formTags().default([]),
    item_id: uuid().optional(),
    async: booleanText().optional(),
  }),
  data,
  docs: {
    tag: 'Aufnahme',
    summary: 'Dokument aufnehmen',
    description:
      'Nimmt eine Datei auf. 200, sobald ihr Text gespeichert und durchsuchbar ist; 202 mit `async=true` oder wenn es länger dauert. Über das Format entscheidet der Inhalt.',
    example: { kind: 'regulation', tags: ['Messwesen'] },
  },
  async handle({ query, body, file, fileName, run }) {
    const { ingestDocument } = await run(IngestDocumentDocument, {
      input: {
        file,
        kind: toGraphql(body.kind),
        source: toGraphql(body.source),
        tags: body.tags,
        itemId: body.item_id,
        wait: !(body.async ?? query.async ?? false),
      },
    });
    const isReady = ingestDocument.state === 'READY';
    return {
      status: isReady ? 200 : 202,
      message: isReady
        ? `„${fileName}“ aufgenommen: ${counted(ingestDocument.chunks ?? 0, 'Abschnitt', 'Abschnitte')}.`
        : `„${fileName}“ angenommen, der Text wird noch verarbeitet.`,
      data: toData(ingestDocument),
    };
  },
});

function toData(document: IngestDocumentMutation['ingestDocument']): z.output<typeof data> {
  return {
    item_id: document.item.id,
    chunks: document.chunks,
    sha256: document.sha256,
    version: document.version,
    title: document.title,
    job_id: document.job.id,
    state: toRest(document.state),
  };
}
