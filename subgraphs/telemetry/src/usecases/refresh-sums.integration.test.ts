import type { SqlExecutor } from '@luna/platform/ports/database';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { insertReadings } from '../testing/insert-readings.js';
import { readReadings } from './read-readings.js';
import { refreshChangedDays } from './refresh-sums.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const never = new AbortController().signal;
const YESTERDAY = '2026-11-20T23:00:00Z';
const TODAY = '2026-11-21T23:00:00Z';

const changes = (sql: SqlExecutor) =>
  sql.query<{ day: Date; n: number }>(
    'select day, count(*)::int as n from changed_days group by day order by day',
  );

/** Mean power per local day of yesterday and today. */
async function days(database: SqlExecutor): Promise<(number | null)[]> {
  const asked = { from: new Date(YESTERDAY), to: NOW, resolution: '1d' as const, maxPoints: null };
  const deps = { database, clock: { now: () => NOW } };
  const slots = await readReadings(deps, 'all', { ...asked, first: 10, meterIds: null });
  return slots.map((slot) => slot.consumptionKw);
}

describe('the refresh of sums', () => {
  it('leaves the day in hand to its rows and keeps one change of it', async () => {
    await using db = await createTestDatabase();
    await insertReadings(db.database, { meterId: 'm', from: YESTERDAY, count: 3 });
    for (const hour of ['00', '01', '02']) {
      await insertReadings(db.database, { meterId: 'm', from: `2026-11-22T${hour}:00:00Z`, count: 1 });
    }
    expect(await refreshChangedDays(db.database, NOW, never)).toBe(1);
    expect(await changes(db.database)).toEqual([{ day: new Date(TODAY), n: 1 }]);
    expect(await db.database.query('select distinct bucket from readings_daily')).toEqual([
      { bucket: new Date(YESTERDAY) },
    ]);
    expect(await days(db.database)).toEqual([1, 0]);
  });

  it('is what answers are made of: a wrong sum shows', async () => {
    await using db = await createTestDatabase();
    await insertReadings(db.database, { meterId: 'm', from: YESTERDAY, count: 3 });
    await refreshChangedDays(db.database, NOW, never);
    await db.database.query('update readings_daily set consumption_sum = 3000');
    expect((await days(db.database))[0]).toBe(1_000);
  });

  it('is due again where a writer committed while it ran, whose change has the older number', async () => {
    await using db = await createTestDatabase();
    const { database } = db;
    await insertReadings(database, { meterId: 'm', from: YESTERDAY, count: 2 });
    const commit = await openWriter(
      database,
      `insert into smart_meter_readings values ('m', '2026-11-21T10:00Z', 11)`,
    );
    await insertReadings(database, { meterId: 'm', from: '2026-11-21T00:00:00Z', count: 1 });
    const slow: SqlExecutor = {
      query: async (statement, params) => {
        if (statement.startsWith('delete') && statement.includes('any')) await commit();
        return database.query(statement, params);
      },
    };
    await refreshChangedDays(slow, NOW, never);
    expect(await changes(database)).toEqual([{ day: new Date(YESTERDAY), n: 1 }]);
    expect((await days(database))[0]).toBe(3);
    await refreshChangedDays(database, NOW, never);
    expect(await changes(database)).toEqual([]);
    expect((await days(database))[0]).toBe(3);
  });

  it('comes to the same when it is cut off before it forgets a change', async () => {
    await using db = await createTestDatabase();
    const { database } = db;
    await insertReadings(database, { meterId: 'm', from: YESTERDAY, count: 3 });
    const dying: SqlExecutor = {
      query: async (statement, params) => {
        if (statement.startsWith('delete') && statement.includes('any')) throw new Error('killed');
        return database.query(statement, params);
      },
    };
    await expect(refreshChangedDays(dying, NOW, never)).rejects.toThrow('killed');
    expect(await changes(database)).toHaveLength(1);
    expect(await refreshChangedDays(database, NOW, never)).toBe(1);
    expect((await days(database))[0]).toBe(1);
  });

  it('covers three months of changes in one go, and ends early when asked to', async () => {
    await using db = await createTestDatabase();
    await insertReadings(db.database, {
      meterId: 'm',
      from: '2026-08-01T00:00:00Z',
      count: 90 * 24,
      intervalSec: 3_600,
    });
    const ended = new AbortController();
    ended.abort();
    expect(await refreshChangedDays(db.database, NOW, ended.signal)).toBe(0);
    expect(await refreshChangedDays(db.database, NOW, never)).toBe(91);
    expect(await changes(db.database)).toEqual([]);
  });

  it('learns of rows from a writer who may write nothing but rows', async () => {
    await using db = await createTestDatabase();
    await db.database.withConnection(async (client) => {
      await client.query('create role rows_only; grant insert on smart_meter_readings to rows_only');
      await client.query('set role rows_only; set search_path to pg_catalog');
      await client.query(`insert into public.smart_meter_readings values ('m', '${YESTERDAY}', 1)`);
      await client.query('reset role; reset search_path; drop owned by rows_only; drop role rows_only');
    });
    expect(await changes(db.database)).toEqual([{ day: new Date(YESTERDAY), n: 1 }]);
  });

  it('has nothing to do for rows that were rolled back', async () => {
    await using db = await createTestDatabase();
    const rolledBack = db.database.transaction(async (tx) => {
      await insertReadings(tx, { meterId: 'm', from: YESTERDAY, count: 3 });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await changes(db.database)).toEqual([]);
  });
});

/** A transaction that has run the statement; returns what commits it. */
async function openWriter(
  database: Awaited<ReturnType<typeof createTestDatabase>>['database'],
  statement: string,
): Promise<() => Promise<void>> {
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let committed: Promise<void> = Promise.resolve();
  await new Promise<void>((written) => {
    committed = database.transaction(async (tx) => {
      await tx.query(statement);
      written();
      await mayCommit;
    });
  });
  return () => {
    commit();
    return committed;
  };
}
