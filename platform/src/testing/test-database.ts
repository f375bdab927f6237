import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { PostgresDatabase } from '../adapters/postgres/postgres-database.js';
import { createLog } from '../log/log.js';
import type { Database } from '../ports/database.js';

/** An empty migrated database of its own; dropped when disposed. */
export interface TestDatabase extends AsyncDisposable {
  database: Database;
  url: string;
}

function withName(url: string, database: string): string {
  return url.replace(/^postgresql:\/\/\/\w+/, `postgresql:///${database}`);
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withName(inject('templateUrl'), 'postgres') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Clones the migrated template (about 0.1 s): `await using db = await createTestDatabase()`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE luna STRATEGY FILE_COPY`);
  const url = withName(inject('templateUrl'), name);
  const log = createLog({ level: 'silent' });
  const database = new PostgresDatabase({ url, adapter: 'embedded-postgres', log, poolSize: 8 });
  return {
    database,
    url,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
