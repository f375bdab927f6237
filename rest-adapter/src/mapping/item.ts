import { z } from 'zod';
import type { ItemsQuery } from '../generated/operations.js';
import { ITEM_KINDS, ITEM_SOURCES, ITEM_STATES, toRest } from './enums.js';

export const itemSchema = z
  .object({
    item_id: z.uuid(),
    kind: z.enum(ITEM_KINDS),
    source: z.enum(ITEM_SOURCES).nullable(),
    title: z.string().nullable(),
    tags: z.array(z.string()),
    url: z.string().nullable(),
    sha256: z.string().nullable(),
    version: z.int().min(0),
    chunks: z.int().min(0),
    state: z.enum(ITEM_STATES),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'Item' });

export function toItem(item: ItemsQuery['items']['nodes'][number]): z.output<typeof itemSchema> {
  return {
    item_id: item.id,
    kind: toRest(item.kind),
    source: toRest(item.source),
    title: item.title,
    tags: item.tags,
    url: item.url,
    sha256: item.sha256,
    version: item.version,
    chunks: item.chunkCount,
    state: toRest(item.state),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    error: item.error,
  };
}
