import type { SqlExecutor } from '@luna/platform/ports/database';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { startTimescaleInMemory } from '@luna/platform/testing/timescale-in-memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReferenceSlot, referenceSlots } from '../testing/reference-slots.js';
import type { Detail } from './choose-grid.js';
import { readPrices } from './read-prices.js';
import { readReadings } from './read-readings.js';
import { refreshChangedDays } from './refresh-sums.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const clock = { now: () => NOW };
const never = new AbortController().signal;

/** Quarter-hours around both changes of clocks, without one night hour, a value and a quality here and there. */
const ROWS = `
  insert into meters (meter_id, name) values ('m', 'Zähler') on conflict do nothing;
  insert into smart_meter_readings
  select 'm', ts, case when n % 7 > 0 then n / 8.0 end, n % 3 / 4.0, 230 + n % 5,
    (array['MEASURED', 'SUBSTITUTE', null, 'PROVISIONAL', 'MEASURED', 'FORECAST', 'unheard of'])[1 + n / 3 % 7]
  from generate_series(0, 6 * 96 - 1) as n cross join lateral (
    select case when n < 3 * 96 then timestamptz '2026-03-27 23:00Z' else timestamptz '2026-10-23 22:00Z' end
      + (n % (3 * 96)) * interval '15 minutes' as ts) at
  where n % 96 not between 8 and 11;
  insert into market_prices
  select m, 'BASE', ts, case when n % 11 > 0 then (n - 200) / 4.0 end, n % 9
  from unnest(array['APX', 'EEX']) as m, generate_series(0, 3 * 96) as n cross join lateral (
    select timestamptz '2026-10-23 22:00Z' + n * interval '15 minutes' as ts) at`;

/** What happens to the rows afterwards, in this order; after each step every answer has to be right at once. */
const CHANGES: [string, string][] = [
  ['nothing', 'select 1'],
  [
    'late rows',
    `insert into smart_meter_readings values ('m', '2026-10-25T01:07:00Z', 99.5, 0, 230, 'UNUSABLE'),
       ('m', '2026-03-28T05:01:00Z', 1, 0, 230, 'MEASURED')`,
  ],
  [
    'a corrected row',
    `insert into smart_meter_readings values ('m', '2026-10-24T10:00:00Z', 55.5, 0, 230, 'MEASURED')
     on conflict (meter_id, ts) do update set consumption_kw = excluded.consumption_kw, quality = excluded.quality`,
  ],
  [
    'a row that moves to another day',
    `update smart_meter_readings set ts = '2026-10-25T03:03:00Z' where ts = '2026-10-24T12:00:00Z'`,
  ],
  [
    'deleted rows',
    `delete from smart_meter_readings where ts between '2026-03-28T22:00Z' and '2026-03-29T02:00Z'`,
  ],
];

const DAYS = ['2026-10-23T22:00:00Z', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z'];
const SPRING = [
  '2026-03-27T23:00:00Z',
  '2026-03-28T23:00:00Z',
  '2026-03-29T22:00:00Z',
  '2026-03-30T22:00:00Z',
];

interface Question extends Detail {
  name: string;
  from: string;
  to: string;
  /** Where the slots have to begin, and the end of the last one. */
  bounds: string[];
}

function every(minutes: number, from: string, count: number): string[] {
  const at = (i: number) => new Date(Date.parse(from) + i * minutes * 60_000).toISOString();
  return Array.from({ length: count + 1 }, (_, i) => at(i));
}

const AUTUMN_DAYS: Question = {
  name: 'local days in autumn',
  resolution: '1d',
  maxPoints: null,
  from: '2026-10-23T22:00:00Z',
  to: '2026-10-26T23:00:00Z',
  bounds: DAYS,
};

const QUESTIONS: Question[] = [
  AUTUMN_DAYS,
  {
    name: 'local days in spring, begun and ended in the middle',
    resolution: '1d',
    maxPoints: null,
    from: '2026-03-28T09:10:00Z',
    to: '2026-03-30T14:50:00Z',
    bounds: SPRING,
  },
  {
    name: 'hours, begun and ended in the middle',
    resolution: '1h',
    maxPoints: null,
    from: '2026-10-24T20:20:00Z',
    to: '2026-10-26T01:40:00Z',
    bounds: every(60, '2026-10-24T20:00:00Z', 30),
  },
  {
    name: 'quarters of an hour',
    resolution: '15m',
    maxPoints: null,
    from: '2026-10-25T00:00:00Z',
    to: '2026-10-25T02:00:00Z',
    bounds: every(15, '2026-10-25T00:00:00Z', 8),
  },
  {
    name: 'buckets that begin beside the hour',
    resolution: null,
    maxPoints: 7,
    from: '2026-10-24T05:15:00Z',
    to: '2026-10-26T05:15:00Z',
    bounds: every(420, '2026-10-24T05:15:00Z', 7),
  },
  {
    name: 'buckets of several days',
    resolution: null,
    maxPoints: 2,
    from: '2026-03-27T23:00:00Z',
    to: '2026-03-30T22:00:00Z',
    bounds: every(35.5 * 60, '2026-03-27T23:00:00Z', 2),
  },
];

async function answer(sql: SqlExecutor, { from, to, ...detail }: Question): Promise<ReferenceSlot[]> {
  const asked = { ...detail, from: new Date(from), to: new Date(to), first: 20_000, meterIds: ['m'] };
  return (await readReadings({ database: sql, clock }, 'all', asked)).map((slot) => ({
    ts: slot.ts.toISOString(),
    kw: slot.consumptionKw,
    min: slot.consumptionKwMin,
    max: slot.consumptionKwMax,
    quality: slot.quality,
    count: slot.count ?? Number.NaN,
  }));
}

async function expectRightAnswers(sql: SqlExecutor, when: string): Promise<void> {
  for (const question of QUESTIONS) {
    const { name, bounds, from, to } = question;
    const expected = await referenceSlots(sql, 'm', bounds, from, to);
    expect({ when, name, slots: await answer(sql, question) }).toEqual({ when, name, slots: expected });
  }
}

const ENGINES: [string, () => Promise<SqlExecutor & AsyncDisposable>][] = [
  [
    'plain PostgreSQL',
    async () => {
      const db = await createTestDatabase();
      return {
        query: (...asked) => db.database.query(...asked),
        [Symbol.asyncDispose]: db[Symbol.asyncDispose],
      };
    },
  ],
  [
    'TimescaleDB',
    async () => {
      const engine = await startTimescaleInMemory();
      return { query: engine.query, [Symbol.asyncDispose]: engine.close };
    },
  ],
];

async function run(sql: SqlExecutor, statements: string): Promise<void> {
  for (const statement of statements.split(';')) await sql.query(statement);
}

describe.each(ENGINES)('sums on %s', (_, start) => {
  let sql: SqlExecutor & AsyncDisposable;
  beforeAll(async () => {
    sql = await start();
    await run(sql, ROWS);
  });
  afterAll(() => sql[Symbol.asyncDispose]());

  it('give what the rows give, before and after they are refreshed, whatever happens to the rows', async () => {
    for (const [what, change] of CHANGES) {
      await sql.query(change);
      await expectRightAnswers(sql, `right after ${what}`);
      await refreshChangedDays(sql, NOW, never);
      expect(await sql.query('select * from changed_days')).toEqual([]);
      await expectRightAnswers(sql, `refreshed after ${what}`);
    }
  });

  it('forget rows that were truncated', async () => {
    await sql.query('truncate smart_meter_readings');
    expect((await answer(sql, AUTUMN_DAYS)).map((slot) => slot.count)).toEqual([0, 0, 0]);
    await refreshChangedDays(sql, NOW, never);
    expect(await sql.query('select * from readings_daily union all select * from readings_hourly')).toEqual(
      [],
    );
  });

  it('of prices give what the prices give, over days of 24 and 25 hours', async () => {
    const ask = async (detail: Detail, from: string) =>
      readPrices(
        { database: sql, clock },
        {
          ...detail,
          markets: ['EEX'],
          products: null,
          from: new Date(from),
          to: new Date('2026-10-26T23:00:00Z'),
          first: 1_000,
        },
      );
    const questions: [Detail, string][] = [
      [{ resolution: '1d', maxPoints: null }, '2026-10-23T22:00:00Z'],
      [{ resolution: '1h', maxPoints: null }, '2026-10-24T22:30:00Z'],
      [{ resolution: null, maxPoints: 5 }, '2026-10-24T00:45:00Z'],
    ];
    const fromRows = await Promise.all(questions.map(([detail, from]) => ask(detail, from)));
    await refreshChangedDays(sql, NOW, never);
    expect(await Promise.all(questions.map(([detail, from]) => ask(detail, from)))).toEqual(fromRows);
    expect(
      fromRows[0]?.map(({ ts, slotSec, count, expected }) => [ts.toISOString(), slotSec, count, expected]),
    ).toEqual([
      ['2026-10-23T22:00:00.000Z', 86_400, 96, 96],
      ['2026-10-24T22:00:00.000Z', 90_000, 100, 100],
      ['2026-10-25T23:00:00.000Z', 86_400, 93, 96],
    ]);
  });
});
