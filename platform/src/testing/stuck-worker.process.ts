import { PostgresJobQueue } from '../adapters/jobs-postgres/postgres-job-queue.js';
import { PostgresDatabase } from '../adapters/postgres/postgres-database.js';
import { createLog } from '../log/log.js';

/**
 * A process to be killed: takes an ingest job from the database given as argument, prints its id and works on
 * it for ever, renewing the lease.
 */
const url = process.argv[2] ?? '';
const log = createLog({ level: 'silent' });
const database = new PostgresDatabase({ url, adapter: 'postgres', log, poolSize: 3 });
const queue = new PostgresJobQueue({ database, log, clock: { now: () => new Date() } }, { pulseMs: 50 });

queue.work(
  {
    ingest: async ({ job, report }) => {
      await report('embedding', 0.5);
      process.stdout.write(`${job.jobId}\n`);
      return new Promise(() => undefined);
    },
  },
  { concurrency: 1 },
);
