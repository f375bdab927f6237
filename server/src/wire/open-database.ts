import path from 'node:path';
import { startEmbeddedPostgres } from '@luna/platform/adapters/embedded-postgres/start-embedded-postgres';
import { migrate } from '@luna/platform/adapters/postgres/migrate';
import { PostgresDatabase } from '@luna/platform/adapters/postgres/postgres-database';
import type { Database } from '@luna/platform/ports/database';
import type { Site } from './site.js';

/** The database of the configuration, migrated: an external one if an address is given, else the embedded one. */
export async function openDatabase(site: Site): Promise<Database> {
  const { config, log, shutdown } = site;
  const database = config.DATABASE_URL
    ? new PostgresDatabase({ url: config.DATABASE_URL, adapter: 'postgres', log })
    : await openEmbedded(site);
  shutdown.add('database', () => database.close());
  await migrate(database);
  return database;
}

async function openEmbedded({ dataDir, log, shutdown }: Site): Promise<Database> {
  const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), log });
  shutdown.add('postgres', () => server.stop());
  return new PostgresDatabase({ url: server.url, adapter: 'embedded-postgres', log });
}
