import path from 'node:path';
import { startEmbeddedPostgres } from '@luna/platform/adapters/embedded-postgres/start-embedded-postgres';
import { migrate } from '@luna/platform/adapters/postgres/migrate';
import {
  PostgresDatabase,
  type PostgresDatabaseOptions,
} from '@luna/platform/adapters/postgres/postgres-database';
import type { Database } from '@luna/platform/ports/database';
import type { Site } from './site.js';

type DatabaseServer = Pick<PostgresDatabaseOptions, 'url' | 'adapter'>;

/** Connections of a process that has the server to itself, and of one that shares it with others of its kind. */
const POOL_ALONE = 20;
const POOL_SHARED = 8;

/** The database of the configuration, migrated: an external one if an address is given, else the embedded one. */
export async function openDatabase(site: Site): Promise<Database> {
  const { config, log, shutdown, isWhole } = site;
  const poolSize = config.DATABASE_POOL_SIZE ?? (isWhole ? POOL_ALONE : POOL_SHARED);
  const database = new PostgresDatabase({ ...(await findServer(site)), log, poolSize });
  shutdown.add('database', () => database.close());
  await migrate(database);
  return database;
}

async function findServer({ config, dataDir, log, shutdown }: Site): Promise<DatabaseServer> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, adapter: 'postgres' };
  const running = config.EMBEDDED_DATABASE_URL;
  if (running) return { url: running, adapter: 'embedded-postgres' };
  const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), log });
  shutdown.add('postgres', () => server.stop());
  return { url: server.url, adapter: 'embedded-postgres' };
}
