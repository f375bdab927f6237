import { beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/test-database.js';
import { startTimescaleInMemory, type TimescaleInMemory } from '../../testing/timescale-in-memory.js';

let timescale: TimescaleInMemory;

beforeAll(async () => {
  timescale = await startTimescaleInMemory();
  return () => timescale.close();
});

test('on TimescaleDB the three series are hypertables over ts', async () => {
  const rows = await timescale.query(
    `SELECT hypertable_name AS name, column_name AS time FROM timescaledb_information.dimensions
     WHERE hypertable_schema = 'public' ORDER BY 1`,
  );

  expect(rows).toEqual([
    { name: 'events', time: 'ts' },
    { name: 'market_prices', time: 'ts' },
    { name: 'smart_meter_readings', time: 'ts' },
  ]);
});

const USER = '11111111-1111-4111-8111-111111111111';
const ITEM = '22222222-2222-4222-8222-222222222222';
const CHUNK = '33333333-3333-4333-8333-333333333333';

/** Two events of one user; the second falls on another day in Berlin than in UTC. */
const STORY = `
  INSERT INTO users (user_id, external_id) VALUES ('${USER}', 'kunde');
  INSERT INTO items (item_id, kind) VALUES ('${ITEM}', 'note');
  INSERT INTO item_chunks (chunk_id, item_id, chunk_idx, text) VALUES ('${CHUNK}', '${ITEM}', 0, 'Absatz');
  INSERT INTO events (user_id, ts, type, item_id, chunk_id) VALUES
    ('${USER}', '2026-06-30T21:59:00Z', 'view', '${ITEM}', '${CHUNK}'),
    ('${USER}', '2026-06-30T22:01:00Z', 'view', '${ITEM}', '${CHUNK}');
  DELETE FROM item_chunks;
  REFRESH MATERIALIZED VIEW mv_events_daily;
  REFRESH MATERIALIZED VIEW CONCURRENTLY mv_events_daily`;

const KEPT = 'SELECT count(*)::int AS n, count(chunk_id)::int AS chunks FROM events';
const DAYS = `SELECT to_char(day, 'YYYY-MM-DD HH24:MI') AS day, type, cnt::int FROM mv_events_daily ORDER BY 1`;

const FACTS = [
  [KEPT, [{ n: 2, chunks: 0 }]],
  [
    DAYS,
    [
      { day: '2026-06-29 22:00', type: 'view', cnt: 1 },
      { day: '2026-06-30 22:00', type: 'view', cnt: 1 },
    ],
  ],
] as const;

test('on both engines events outlive their chunks and are counted by days of Berlin', async () => {
  await using plain = await createTestDatabase();
  await plain.database.withConnection((client) => client.query(STORY));
  await timescale.exec(STORY);

  for (const [sql, expected] of FACTS) {
    expect(await plain.database.query(sql)).toEqual(expected);
    expect(await timescale.query(sql)).toEqual(expected);
  }
});

test('on both engines an event of an unknown user, item or chunk is refused', async () => {
  await using plain = await createTestDatabase();
  for (const column of ['user_id', 'item_id', 'chunk_id']) {
    const sql = `INSERT INTO events (ts, type, ${column}) VALUES ('2026-01-01', 'view', gen_random_uuid())`;
    await expect(plain.database.query(sql)).rejects.toMatchObject({ code: '23503' });
    await expect(timescale.query(sql)).rejects.toMatchObject({ code: '23503' });
  }
});

/** From before the origin of the buckets over a leap day and the change of clocks, in ten widths and three zones. */
const BUCKETS = `
  SELECT md5(string_agg(concat_ws('|', ts, w, time_bucket(w, ts), time_bucket(w, ts, z)), ',' ORDER BY ts, w, z)) AS sum,
         count(*)::int AS n
  FROM generate_series('1999-12-30'::timestamptz, '2000-04-02', '6 hours 7 minutes') AS early(ts)
  CROSS JOIN unnest('{1 minute,15 minutes,1 hour,6 hours,1 day,3 days,7 days,1 month,3 months,1 year}'::interval[]) AS w
  CROSS JOIN unnest('{UTC,Europe/Berlin,America/New_York}'::text[]) AS z`;

test('time_bucket on plain PostgreSQL gives what TimescaleDB gives', async () => {
  await using plain = await createTestDatabase();

  const [ours] = await plain.database.query<{ sum: string; n: number }>(BUCKETS);

  expect(ours?.n).toBeGreaterThan(10_000);
  expect(await timescale.query(BUCKETS)).toEqual([ours]);
});
