import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StartupError } from '../../errors/startup-error.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { MIGRATIONS, migrate } from './migrate.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luna-migrations-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Our own migrations and one more, in a folder of their own. */
async function withExtra(name: string, sql: string): Promise<string> {
  const directory = await mkdtemp(join(folder, 'case-'));
  await cp(MIGRATIONS, directory, { recursive: true });
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), sql);
  return directory;
}

const NEXT = '29990101000000_add_note';

test('what is applied once is not applied again', async () => {
  await using db = await createTestDatabase();
  const directory = await withExtra(NEXT, 'CREATE TABLE note (id INT)');

  expect(await migrate(db.database, directory)).toEqual([NEXT]);
  expect(await migrate(db.database, directory)).toEqual([]);
});

test('two processes that start at once apply a migration once', async () => {
  await using db = await createTestDatabase();
  const directory = await withExtra(NEXT, 'CREATE TABLE note (id INT)');

  const applied = await Promise.all([migrate(db.database, directory), migrate(db.database, directory)]);

  expect(applied.flat()).toEqual([NEXT]);
});

test('a migration that fails leaves neither tables nor history, and a corrected one runs', async () => {
  await using db = await createTestDatabase();
  const broken = await withExtra(NEXT, 'CREATE TABLE note (id INT); SELECT 1 / 0');

  await expect(migrate(db.database, broken)).rejects.toThrow(/nichts wurde verändert[\s\S]*division by zero/);

  expect(await db.database.query(`SELECT to_regclass('note') AS note`)).toEqual([{ note: null }]);
  const corrected = await withExtra(NEXT, 'CREATE TABLE note (id INT)');
  expect(await migrate(db.database, corrected)).toEqual([NEXT]);
});

test('an applied migration whose file was edited is refused', async () => {
  await using db = await createTestDatabase();
  await migrate(db.database, await withExtra(NEXT, 'CREATE TABLE note (id INT)'));

  const edited = await withExtra(NEXT, 'CREATE TABLE note (id BIGINT)');

  await expect(migrate(db.database, edited)).rejects.toThrow(/29990101000000_add_note wurde geändert/);
});

test('data of a newer Luna are refused and stay as they are', async () => {
  await using db = await createTestDatabase();
  await migrate(db.database, await withExtra(NEXT, 'CREATE TABLE note (id INT)'));

  const refused = migrate(db.database);

  await expect(refused).rejects.toBeInstanceOf(StartupError);
  await expect(refused).rejects.toThrow(/neueren Luna/);
});

test('a migration that another tool began and did not finish is refused', async () => {
  await using db = await createTestDatabase();
  await db.database.query('UPDATE _prisma_migrations SET finished_at = NULL');

  await expect(migrate(db.database)).rejects.toThrow(/nicht beendet/);

  await db.database.query('UPDATE _prisma_migrations SET finished_at = now()');
  expect(await migrate(db.database)).toEqual([]);
});
