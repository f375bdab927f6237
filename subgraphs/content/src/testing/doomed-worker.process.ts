import { PostgresDatabase } from '@luna/platform/adapters/postgres/postgres-database';
import { createLog } from '@luna/platform/log/log';
import { ingestHandler } from '../jobs/ingest.handler.js';
import { realDeps } from './real-deps.js';

/**
 * A process to be killed: takes an ingest job, works on it with real adapters up to the stage given, prints the
 * stage and stays there. Its short lease lets the next worker take over soon.
 */
const [url = '', blobFolder = '', doomedStage = ''] = process.argv.slice(2);
const database = new PostgresDatabase({
  url,
  adapter: 'postgres',
  log: createLog({ level: 'silent' }),
  poolSize: 4,
});

async function main(): Promise<void> {
  const deps = await realDeps({ database, blobFolder, jobs: { leaseMs: 1_500 } });
  const run = ingestHandler(deps);
  deps.jobQueue.work(
    {
      ingest: (context) =>
        run({
          ...context,
          report: async (stage, progress) => {
            await context.report(stage, progress);
            if (stage !== doomedStage) return;
            process.stdout.write(`${stage}\n`);
            await new Promise(() => undefined);
          },
        }),
    },
    { concurrency: 1 },
  );
}

void main();
