import { expect, test } from 'vitest';
import { createLog } from '../../log/log.js';
import { describeDatabase } from '../../testing/contracts/database.contract.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { PostgresDatabase } from './postgres-database.js';

describeDatabase('embedded PostgreSQL', createTestDatabase);

const log = createLog({ level: 'silent' });
const never = AbortSignal.timeout(60_000);

test.each([
  ['no socket', 'postgresql:///luna?host=/nowhere&user=postgres'],
  ['nobody listening', 'postgresql://postgres@127.0.0.1:1/luna'],
])('a database that is away (%s) is UNAVAILABLE in every way to ask it', async (_, url) => {
  const database = new PostgresDatabase({ url, adapter: 'postgres', log });
  const unavailable = { code: 'UNAVAILABLE', message: expect.stringContaining('Datenbank') };

  await expect(database.query('SELECT 1')).rejects.toMatchObject(unavailable);
  await expect(database.prisma.user.count()).rejects.toMatchObject(unavailable);
  await expect(database.prisma.$queryRawUnsafe('SELECT 1')).rejects.toMatchObject(unavailable);
  await expect(database.transaction((tx) => tx.query('SELECT 1'))).rejects.toMatchObject(unavailable);
  await expect(database.withConnection((client) => client.query('SELECT 1'))).rejects.toMatchObject(
    unavailable,
  );
  expect(await database.health(never)).toMatchObject({ status: 'down', version: null });
  await database.close();
});

test('a connection that is cut in the middle is UNAVAILABLE and the next call works', async () => {
  await using db = await createTestDatabase();
  const { database } = db;
  const cut = 'SELECT pg_terminate_backend(pg_backend_pid())';

  await expect(database.query(cut)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(database.prisma.$queryRawUnsafe(cut)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(database.transaction((tx) => tx.query(cut))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(database.withConnection((client) => client.query(cut))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });

  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('health answers within three seconds while every connection is busy', async () => {
  await using db = await createTestDatabase();
  const database = new PostgresDatabase({ url: db.url, adapter: 'embedded-postgres', log, poolSize: 1 });
  const started = performance.now();

  const [health] = await database.withConnection((client) =>
    Promise.all([database.health(never), client.query('SELECT 1')]),
  );

  expect(health).toMatchObject({ status: 'down' });
  expect(performance.now() - started).toBeLessThan(3_000);
  await database.close();
});
