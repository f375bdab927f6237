import pg from 'pg';
import { createLog } from '../../log/log.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

// The victim of the crash tests: starts the database and prints the number of every row once it is committed.
const [dataDir = ''] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ dataDir, log: createLog({ level: 'error' }) });
process.stdout.write(`server ${server.pid}\n`);

const client = new pg.Client({ connectionString: server.url });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS acknowledged (n BIGSERIAL PRIMARY KEY)');
for (;;) {
  const { rows } = await client.query('INSERT INTO acknowledged DEFAULT VALUES RETURNING n');
  process.stdout.write(`${rows[0].n}\n`);
}
