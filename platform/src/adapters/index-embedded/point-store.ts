import type { Database, SqlExecutor } from '../../ports/database.js';
import type { Generation, IndexPoint, PayloadFilter } from '../../ports/vector-index.js';

/** Points per INSERT: a few MB of parameters. */
const BATCH = 256;

/**
 * Held to the end of every writing transaction: points become visible in the order of their `seq`, or a cache
 * that has read up to one number would miss a smaller one that commits later.
 */
const LOCK = `SELECT pg_advisory_xact_lock(hashtext('luna.index_points'))`;

const UPSERT = `
  INSERT INTO index_points (generation_id, point_id, chunk_id, version_id, item_id, word_indices, word_values, dense, payload)
  SELECT $1::uuid, * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[], $7::bytea[], $8::bytea[], $9::jsonb[])
  ON CONFLICT (point_id) DO UPDATE SET
    seq = nextval('index_points_seq_seq'), chunk_id = excluded.chunk_id, version_id = excluded.version_id,
    item_id = excluded.item_id, word_indices = excluded.word_indices, word_values = excluded.word_values,
    dense = excluded.dense, payload = excluded.payload
  WHERE (index_points.chunk_id, index_points.version_id, index_points.item_id, index_points.word_indices,
         index_points.word_values, index_points.dense, index_points.payload)
    IS DISTINCT FROM (excluded.chunk_id, excluded.version_id, excluded.item_id, excluded.word_indices,
         excluded.word_values, excluded.dense, excluded.payload)`;

const LIVE = `
  SELECT generation_id AS id, embedder, dimensions, state,
    coalesce((SELECT max(seq) FROM index_points p WHERE p.generation_id = g.generation_id), 0) AS "lastSeq"
  FROM index_generations g WHERE state = 'live'`;

/** A law is tagged with several tags, but asked for by one. */
const ALIASES: Record<string, string> = { tag: 'tags' };

const bytes = (array: Uint32Array | Float32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** The tables `index_generations` and `index_points`. Vectors are stored as the processor holds them: little-endian. */
export class PointStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async live(): Promise<(Generation & { lastSeq: number }) | null> {
    return (await this.#database.query<Generation & { lastSeq: number }>(LIVE))[0] ?? null;
  }

  /** Makes the generation of this embedder the live one, reviving or creating it, and retires any other. */
  async activate(embedder: string, dimensions: number): Promise<Generation> {
    return this.#database.transaction(async (tx) => {
      await tx.query(LOCK);
      await tx.query(
        `UPDATE index_generations SET state = 'retired'
         WHERE state = 'live' AND (embedder, dimensions) <> ($1, $2)`,
        [embedder, dimensions],
      );
      const [generation] = await tx.query<Generation>(
        `WITH known AS (
           UPDATE index_generations SET state = 'live' WHERE (embedder, dimensions) = ($1, $2)
           RETURNING generation_id, embedder, dimensions, state
         ), added AS (
           INSERT INTO index_generations (embedder, dimensions, state)
           SELECT $1, $2, 'live' WHERE NOT EXISTS (SELECT FROM known)
           RETURNING generation_id, embedder, dimensions, state
         )
         SELECT generation_id AS id, embedder, dimensions, state FROM (TABLE known UNION ALL TABLE added) AS g`,
        [embedder, dimensions],
      );
      return generation as Generation;
    });
  }

  /** All points or none; RangeError if one does not fit the generation. An unchanged point keeps its `seq`. */
  async upsert(generationId: string, points: IndexPoint[]): Promise<void> {
    const unique = [...new Map(points.map((point) => [point.pointId, point])).values()];
    await this.#database.transaction(async (tx) => {
      await tx.query(LOCK);
      const [generation] = await tx.query<{ dimensions: number }>(
        'SELECT dimensions FROM index_generations WHERE generation_id = $1',
        [generationId],
      );
      for (const point of unique) checkPoint(point, generation?.dimensions);
      for (let from = 0; from < unique.length; from += BATCH) {
        await insert(tx, generationId, unique.slice(from, from + BATCH));
      }
    });
  }

  async deleteVersion(versionId: string): Promise<void> {
    await this.#database.query('DELETE FROM index_points WHERE version_id = $1', [versionId]);
  }

  async countVersion(generationId: string, versionId: string): Promise<number> {
    const [row] = await this.#database.query<{ count: number }>(
      'SELECT count(*) AS count FROM index_points WHERE generation_id = $1 AND version_id = $2',
      [generationId, versionId],
    );
    return row?.count ?? 0;
  }

  listVersions(generationId: string): Promise<{ versionId: string; points: number }[]> {
    return this.#database.query(
      `SELECT version_id AS "versionId", count(*) AS points FROM index_points WHERE generation_id = $1 GROUP BY 1`,
      [generationId],
    );
  }

  listPoints(generationId: string, versionId: string): Promise<{ pointId: string; chunkId: string }[]> {
    return this.#database.query(
      `SELECT point_id AS "pointId", chunk_id AS "chunkId" FROM index_points
       WHERE generation_id = $1 AND version_id = $2`,
      [generationId, versionId],
    );
  }

  async deletePoints(generationId: string, pointIds: string[]): Promise<void> {
    await this.#database.query(
      'DELETE FROM index_points WHERE generation_id = $1 AND point_id = ANY($2::uuid[])',
      [generationId, pointIds],
    );
  }

  /** Ascending `seq` of the points that meet the filter; `@>` holds for equal scalars and for arrays with the scalar. */
  async matching(generationId: string, filter: PayloadFilter): Promise<number[]> {
    const params: unknown[] = [generationId];
    const conditions = Object.entries(filter).map(([field, value]) => {
      params.push(ALIASES[field] ?? field, JSON.stringify(value));
      return `payload -> $${params.length - 1} @> $${params.length}::jsonb`;
    });
    // One string instead of thousands of rows.
    const [row] = await this.#database.query<{ seqs: string | null }>(
      `SELECT string_agg(seq::text, ',' ORDER BY seq) AS seqs FROM index_points
       WHERE generation_id = $1 AND ${conditions.join(' AND ')}`,
      params,
    );
    return row?.seqs ? row.seqs.split(',').map(Number) : [];
  }

  /** Of the points given, those that do not exist (any more). */
  async missing(pointIds: string[]): Promise<string[]> {
    const rows = await this.#database.query<{ id: string }>(
      'SELECT point_id AS id FROM index_points WHERE point_id = ANY($1::uuid[])',
      [pointIds],
    );
    const present = new Set(rows.map((row) => row.id));
    return pointIds.filter((id) => !present.has(id));
  }
}

/** Throws RangeError for vectors that would spoil the caches of every process. */
function checkPoint(
  { pointId, vectors: { words, dense } }: IndexPoint,
  dimensions: number | undefined,
): void {
  const { indices, values } = words;
  if (dense.length !== dimensions) {
    throw new RangeError(`Point ${pointId} has ${dense.length} dimensions, its generation ${dimensions}.`);
  }
  if (indices.length !== values.length) {
    throw new RangeError(`Point ${pointId} has ${indices.length} terms but ${values.length} weights.`);
  }
  for (let at = 1; at < indices.length; at++) {
    if ((indices[at] as number) > (indices[at - 1] as number)) continue;
    throw new RangeError(`The terms of point ${pointId} are not ascending.`);
  }
}

async function insert(tx: SqlExecutor, generationId: string, points: IndexPoint[]): Promise<void> {
  await tx.query(UPSERT, [
    generationId,
    points.map((point) => point.pointId),
    points.map((point) => point.chunkId),
    points.map((point) => point.versionId),
    points.map((point) => point.itemId),
    points.map((point) => bytes(point.vectors.words.indices)),
    points.map((point) => bytes(point.vectors.words.values)),
    points.map((point) => bytes(point.vectors.dense)),
    points.map((point) => JSON.stringify(point.payload)),
  ]);
}
