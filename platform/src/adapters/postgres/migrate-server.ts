import pg from 'pg';
import { migrateConnection } from './migrate.js';

/** Brings the database at `url` to the schema of this code without loading a client for anything else. */
export async function migrateServer(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'luna migrations' });
  await client.connect();
  try {
    return await migrateConnection(client);
  } finally {
    await client.end();
  }
}
