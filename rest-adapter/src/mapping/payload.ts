import { z } from 'zod';
import type { AskMutation } from '../generated/operations.js';
import { ITEM_KINDS, ITEM_SOURCES, toRest } from './enums.js';

/** `payload` of citations and recommendations (REST contract 2.3.1). */
export const payloadSchema = z
  .object({
    text: z.string(),
    title: z.string(),
    item_id: z.uuid(),
    version: z.int().min(1),
    chunk_idx: z.int().min(0),
    kind: z.enum(ITEM_KINDS),
    source: z.enum(ITEM_SOURCES),
    tags: z.array(z.string()),
    heading_path: z.array(z.string()),
    page: z.int().min(1).nullable(),
    law: z.string().nullable(),
    paragraph: z.string().nullable(),
    subsection: z.string().nullable(),
    label: z.string(),
    url: z.string().nullable(),
  })
  .meta({ id: 'ChunkPayload' });

type Chunk = NonNullable<AskMutation['ask']['citations'][number]['chunk']>;

export function toPayload(chunk: Chunk): z.output<typeof payloadSchema> {
  const { item } = chunk;
  return {
    text: chunk.text,
    title: item.title ?? item.fileName ?? 'Ohne Titel',
    item_id: item.id,
    version: chunk.version,
    chunk_idx: chunk.index,
    kind: toRest(item.kind),
    source: toRest(item.source),
    tags: item.tags,
    heading_path: chunk.headingPath,
    page: chunk.page,
    law: chunk.law,
    paragraph: chunk.paragraph,
    subsection: chunk.subsection,
    label: chunk.label,
    url: item.url,
  };
}
