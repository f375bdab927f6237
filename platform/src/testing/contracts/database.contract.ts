import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../ports/database.js';

const NOON = new Date('2026-03-29T11:00:00.250Z');

async function settings(database: Database): Promise<string[]> {
  const rows = await database.prisma.setting.findMany({ orderBy: { key: 'asc' } });
  return rows.map((row) => row.key);
}

/** What every Database promises; `make` gives an empty migrated one that the suite may fill. */
export function describeDatabase(
  name: string,
  make: () => Promise<AsyncDisposable & { database: Database }>,
): void {
  describe(`${name} as Database`, () => {
    let database: Database;

    beforeAll(async () => {
      const made = await make();
      database = made.database;
      return () => made[Symbol.asyncDispose]();
    });

    test('counts and sums are numbers, instants Dates, days text and bytes bytes', async () => {
      const [row] = await database.query(
        `SELECT count(*) AS n, sum(x) AS total, $1::timestamptz AS at, $2::date AS day, $3::bytea AS bytes,
                $4::jsonb AS json FROM generate_series(1, 3) AS x`,
        [NOON, '2026-03-29', Buffer.from([0, 255]), { meter: 'M-1' }],
      );

      expect(row).toEqual({
        n: 3,
        total: 6,
        at: NOON,
        day: '2026-03-29',
        bytes: Buffer.from([0, 255]),
        json: { meter: 'M-1' },
      });
    });

    test('arrays of values arrive as one parameter each', async () => {
      const rows = await database.query(
        'SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::float8[]) AS t(meter, ts, kw)',
        [
          ['a', 'b'],
          [NOON, NOON],
          [1.5, null],
        ],
      );

      expect(rows).toEqual([
        { meter: 'a', ts: NOON, kw: 1.5 },
        { meter: 'b', ts: NOON, kw: null },
      ]);
    });

    test('sessions run in UTC whatever the zone of the machine', async () => {
      const [row] = await database.query(`SELECT '2026-03-29 02:30'::timestamptz AS ts`);

      expect(row).toEqual({ ts: new Date('2026-03-29T02:30:00Z') });
    });

    test('an instant written as a record is the same instant in SQL', async () => {
      await database.prisma.marketPrice.create({ data: { market: 'EEX', product: 'BASE', ts: NOON } });

      expect(await database.query('SELECT ts FROM market_prices WHERE ts = $1', [NOON])).toEqual([
        { ts: NOON },
      ]);
    });

    test('records and SQL of a transaction see each other and are committed together', async () => {
      const id = randomUUID();

      const seen = await database.transaction(async (tx) => {
        await tx.prisma.user.create({ data: { id, externalId: 'kunde-1' } });
        await tx.query(`UPDATE users SET external_id = 'kunde-2' WHERE user_id = $1`, [id]);
        return tx.prisma.user.findUniqueOrThrow({ where: { id } });
      });

      expect(seen.externalId).toBe('kunde-2');
      expect(await database.prisma.user.count({ where: { externalId: 'kunde-2' } })).toBe(1);
    });

    test('a transaction that throws leaves neither records nor SQL behind', async () => {
      const failing = database.transaction(async (tx) => {
        await tx.prisma.setting.create({ data: { key: 'record', value: 1 } });
        await tx.query(`INSERT INTO settings (key, value) VALUES ('sql', '1')`);
        throw new Error('stop');
      });

      await expect(failing).rejects.toThrow('stop');
      expect(await settings(database)).toEqual([]);
    });

    test('a transaction whose failed statement was swallowed is not reported as committed', async () => {
      const swallowing = database.transaction(async (tx) => {
        await tx.query(`INSERT INTO settings (key, value) VALUES ('lost', '1')`);
        await tx.query('SELECT 1 / 0').catch(() => undefined);
      });

      await expect(swallowing).rejects.toThrow();
      expect(await settings(database)).toEqual([]);
    });

    test('transactions that run at once keep to their own connection', async () => {
      const backend = 'SELECT pg_backend_pid() AS pid, txid_current() AS tx';
      const both = await Promise.all(
        [1, 2, 3, 4].map(() =>
          database.transaction(async (tx) => {
            const [sql] = await tx.query<{ pid: number; tx: number }>(backend);
            const [record] = await tx.prisma.$queryRawUnsafe<{ pid: number; tx: bigint }[]>(backend);
            return [sql?.pid === record?.pid, sql?.tx === Number(record?.tx)];
          }),
        ),
      );

      expect(both.flat()).toEqual(Array(8).fill(true));
    });

    test('a lock taken in a transaction is gone after it', async () => {
      await database.transaction((tx) => tx.query('SELECT pg_advisory_xact_lock(42)'));

      expect(await database.query('SELECT pg_try_advisory_lock(42) AS free')).toEqual([{ free: true }]);
    });

    test('what a connection was told is forgotten when it is given back', async () => {
      await database.withConnection((client) =>
        client.query(`SET TimeZone = 'Asia/Tokyo'; CREATE TEMP TABLE t ()`),
      );

      const zones = await Promise.all([1, 2, 3, 4].map(() => database.query('SHOW TimeZone')));
      expect(new Set(zones.flat().map((row) => Object.values(row as object)[0]))).toEqual(new Set(['UTC']));
      expect(await database.query(`SELECT to_regclass('t') AS t`)).toEqual([{ t: null }]);
    });

    test('a listening connection hears what another one says', async () => {
      const heard = await database.withConnection(async (client) => {
        await client.query('LISTEN contract');
        const notification = once(client, 'notification');
        await database.query(`SELECT pg_notify('contract', 'id-1')`);
        const [{ payload }] = await notification;
        return payload;
      });

      expect(heard).toBe('id-1');
    });

    test('faults of a statement stay what they are', async () => {
      await expect(database.query('SELECT * FROM no_such_table')).rejects.toMatchObject({ code: '42P01' });
      await expect(
        database.prisma.user.findUniqueOrThrow({ where: { id: randomUUID() } }),
      ).rejects.toMatchObject({
        code: 'P2025',
      });
    });

    test('health names the version', async () => {
      expect(await database.health(AbortSignal.timeout(3_000))).toEqual({
        status: 'ok',
        message: null,
        version: expect.stringMatching(/^\d+\.\d+/),
      });
    });
  });
}
