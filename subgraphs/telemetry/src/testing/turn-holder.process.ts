import { PostgresDatabase } from '@luna/platform/adapters/postgres/postgres-database';
import { createLog } from '@luna/platform/log/log';
import { inTurn } from '../data/turns.js';

/** A process to be killed: takes the turn of a name, says so, and keeps it. */
const [, , url = '', name = ''] = process.argv;
const log = createLog({ level: 'silent' });
const database = new PostgresDatabase({ url, adapter: 'postgres', log, poolSize: 1 });

await inTurn(database, name, async () => {
  process.stdout.write('mine\n');
  await new Promise((resolve) => setInterval(resolve, 2 ** 30));
});
