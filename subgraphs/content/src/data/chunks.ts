import type { SqlExecutor } from '@luna/platform/ports/database';
import type { Chunk } from '../chunking/chunk.js';
import type { ItemState, VersionState } from '../policies/visibility.js';

/** A passage as it is stored, with what decides who may read it. */
export interface StoredChunk extends Chunk {
  itemId: string;
  versionId: string;
  version: number;
  /** Whether it belongs to the text that is searched now. */
  current: boolean;
  itemState: ItemState;
  versionState: VersionState;
}

const SELECT = `
  SELECT c.chunk_id AS id, c.chunk_idx AS index, c.text, c.item_id AS "itemId", c.version_id AS "versionId",
    coalesce(c.metadata->'heading_path', '[]') AS "headingPath", (c.metadata->>'page')::int AS page,
    c.metadata->>'law' AS law, c.metadata->>'paragraph' AS paragraph, c.metadata->>'subsection' AS subsection,
    coalesce(c.metadata->>'label', i.title, '') AS label, v.version, v.state AS "versionState",
    i.state AS "itemState", i.state = 'ready' AND i.current_version_id = c.version_id AS current
  FROM item_chunks c JOIN item_versions v USING (version_id) JOIN items i ON i.item_id = c.item_id`;

/** Chunks by id, in no order; those of deleted items are gone. */
export function findChunks(db: SqlExecutor, ids: readonly string[]): Promise<StoredChunk[]> {
  return db.query<StoredChunk>(`${SELECT} WHERE c.chunk_id = ANY($1::uuid[])`, [ids]);
}

/** Chunks by version and position, in no order. */
export function findChunksAt(
  db: SqlExecutor,
  places: readonly { versionId: string; index: number }[],
): Promise<StoredChunk[]> {
  return db.query<StoredChunk>(
    `${SELECT} JOIN unnest($1::uuid[], $2::int[]) AS place (version_id, chunk_idx)
       ON place.version_id = c.version_id AND place.chunk_idx = c.chunk_idx`,
    [places.map((place) => place.versionId), places.map((place) => place.index)],
  );
}

/** In reading order, after position `after`. */
export function findChunkPage(
  db: SqlExecutor,
  page: { versionId: string; after: number; limit: number },
): Promise<StoredChunk[]> {
  return db.query<StoredChunk>(
    `${SELECT} WHERE c.version_id = $1 AND c.chunk_idx > $2 ORDER BY c.chunk_idx LIMIT $3`,
    [page.versionId, page.after, page.limit],
  );
}

/** How many chunks each version has; versions without any are absent. */
export async function countChunks(
  db: SqlExecutor,
  versionIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; n: number }>(
    `SELECT version_id AS id, count(*)::int AS n FROM item_chunks WHERE version_id = ANY($1::uuid[]) GROUP BY 1`,
    [versionIds],
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

/**
 * Makes `chunks` the text of the version, whatever an earlier attempt left there. A passage that was there stays the
 * same row, because events point to it.
 */
export async function replaceChunks(
  tx: SqlExecutor,
  version: { id: string; itemId: string },
  chunks: Chunk[],
): Promise<void> {
  const ids = chunks.map((chunk) => chunk.id);
  await tx.query(`DELETE FROM item_chunks WHERE version_id = $1 AND chunk_id <> ALL($2::uuid[])`, [
    version.id,
    ids,
  ]);
  await tx.query(
    `INSERT INTO item_chunks (chunk_id, item_id, version_id, chunk_idx, text, metadata)
     SELECT chunk_id, $1, $2, chunk_idx, text, metadata
     FROM unnest($3::uuid[], $4::int[], $5::text[], $6::jsonb[]) AS new (chunk_id, chunk_idx, text, metadata)
     ON CONFLICT (chunk_id) DO UPDATE SET text = excluded.text, metadata = excluded.metadata`,
    [
      version.itemId,
      version.id,
      ids,
      chunks.map((chunk) => chunk.index),
      chunks.map((chunk) => chunk.text),
      chunks.map((chunk) => JSON.stringify(metadataOf(chunk))),
    ],
  );
}

function metadataOf({
  headingPath,
  page,
  law,
  paragraph,
  subsection,
  label,
}: Chunk): Record<string, unknown> {
  return { heading_path: headingPath, page, law, paragraph, subsection, label };
}
