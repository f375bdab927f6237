import { EmbeddedIndex } from '../adapters/index-embedded/embedded-index.js';
import { PostgresDatabase } from '../adapters/postgres/postgres-database.js';
import { createLog } from '../log/log.js';
import { named, pointOf } from './index-points.js';

/**
 * A process to be killed: writes versions of 400 points each into the generation given as second argument and
 * prints the id of a version once its write is acknowledged.
 */
const [url = '', generationId = ''] = process.argv.slice(2);
const log = createLog({ level: 'silent' });
const index = new EmbeddedIndex({ database: new PostgresDatabase({ url, adapter: 'postgres', log }), log });

for (let n = 0; ; n++) {
  const version = `version ${n}`;
  await index.upsert(
    generationId,
    Array.from({ length: 400 }, (_, chunk) => pointOf(`${version}, chunk ${chunk}`, { version })),
  );
  process.stdout.write(`${named(version)}\n`);
}
