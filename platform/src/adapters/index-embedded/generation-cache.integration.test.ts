import { expect, it } from 'vitest';
import { createLog } from '../../log/log.js';
import { pointOf, vectorsOf } from '../../testing/index-points.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { EmbeddedIndex } from './embedded-index.js';
import { GenerationCache } from './generation-cache.js';

it('never claims to hold a point whose words it cannot find yet', async () => {
  await using test = await createTestDatabase();
  const index = new EmbeddedIndex({ database: test.database, log: createLog({ level: 'silent' }) });
  const generation = await index.ensureLive({ id: 'three-axes', dimensions: 3 });
  const common = Object.fromEntries(Array.from({ length: 99 }, (_, term) => [term, 1]));
  const names = Array.from({ length: 3_000 }, (_, n) => `c${n}`);
  await index.upsert(
    generation.id,
    names.map((name, n) => pointOf(name, { words: { ...common, [1_000 + n]: 1 } })),
  );
  const rows = await test.database.query<{ seq: number }>('SELECT seq FROM index_points ORDER BY seq');

  const cache = new GenerationCache(generation);
  const reading = cache.refresh(test.database);
  const claims = new Set<number>([0]);
  while (cache.lastSeq < (rows.at(-1)?.seq ?? 0)) {
    await new Promise((resume) => setImmediate(resume));
    if (claims.has(cache.lastSeq)) continue;
    claims.add(cache.lastSeq);
    const term = 1_000 + rows.findIndex((row) => row.seq === cache.lastSeq);
    expect(await cache.search('words', vectorsOf({ [term]: 1 }), null, 5)).toHaveLength(1);
  }
  await reading;
  expect(claims.size).toBeGreaterThan(2);
  await index.close();
});
