import type { Transaction } from '../ports/database.js';
import type { JobContext, JobHandler, JobQueue, NewJob } from '../ports/job-queue.js';

/** A queue with three attempts per job whose time stands still until it is moved. */
export interface JobQueueStage extends AsyncDisposable {
  queue: JobQueue;
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Moves the clock and lets the workers notice. */
  advance(ms: number): Promise<void>;
}

/** A job to enqueue. */
export const INGEST: NewJob = { kind: 'ingest', payload: { pages: 3 }, title: 'Musterordnung' };
export const ONE = { concurrency: 1 };
/** The end of a test's patience. */
export const soon = (): AbortSignal => AbortSignal.timeout(10_000);
export const state = async (queue: JobQueue, jobId: string) => (await queue.get(jobId))?.state;

/** A handler that runs until its job is interrupted, and a promise of its start. */
export function endless(): { handler: JobHandler; started: Promise<JobContext> } {
  let begin: (context: JobContext) => void = () => undefined;
  const started = new Promise<JobContext>((resolve) => {
    begin = resolve;
  });
  const handler: JobHandler = (context) =>
    new Promise((_, reject) => {
      context.signal.addEventListener('abort', () => reject(context.signal.reason));
      begin(context);
    });
  return { handler, started };
}

export type MakeQueue = () => Promise<JobQueueStage>;
