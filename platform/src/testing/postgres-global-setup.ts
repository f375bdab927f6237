import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../adapters/embedded-postgres/start-embedded-postgres.js';
import { migrate } from '../adapters/postgres/migrate.js';
import { PostgresDatabase } from '../adapters/postgres/postgres-database.js';
import { createLog } from '../log/log.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the migrated database that every test database is cloned from; nobody stays connected to it. */
    templateUrl: string;
  }
}

/** The cluster is thrown away, so it need not survive a power loss. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

let stopServer: (() => Promise<void>) | undefined;

/** One embedded server per run of vitest; its database `luna` is the migrated template. */
export async function setup(project: TestProject): Promise<void> {
  const log = createLog({ level: 'warn' });
  const folder = await mkdtemp(join(tmpdir(), 'luna-test-'));
  // Run as root, the server gets another account, which must be able to enter.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log, settings: FAST });
  stopServer = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  const template = new PostgresDatabase({ url: server.url, adapter: 'embedded-postgres', log });
  await migrate(template);
  await template.close();
  project.provide('templateUrl', server.url);
}

export async function teardown(): Promise<void> {
  await stopServer?.();
}
