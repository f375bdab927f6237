import { PostgresDatabase } from '@luna/platform/adapters/postgres/postgres-database';
import { createLog } from '@luna/platform/log/log';
import { VersionWatch } from '../usecases/version-watch.js';
import { realDeps } from './real-deps.js';
import { POINTS, stoppingHandler } from './stopping-points.js';

/**
 * A process to be killed: takes ingest jobs and works on each with real adapters up to the point that its document
 * names, says so and stays there. Its short lease lets the next worker take over soon.
 */
const [url = '', blobFolder = ''] = process.argv.slice(2);
const database = new PostgresDatabase({
  url,
  adapter: 'postgres',
  log: createLog({ level: 'silent' }),
  poolSize: 10,
});

async function main(): Promise<void> {
  const deps = await realDeps({ database, blobFolder, jobs: { leaseMs: 1_500 } });
  const handler = stoppingHandler({ ...deps, watch: new VersionWatch(deps) }, (point) => {
    process.stdout.write(`${point}\n`);
    return new Promise(() => undefined);
  });
  deps.jobQueue.work({ ingest: handler }, { concurrency: POINTS.length });
}

void main();
