import type { Database } from '@luna/platform/ports/database';
import type { JobHandler } from '@luna/platform/ports/job-queue';
import type { ContentDeps } from '../deps.js';
import { ingestHandler } from '../jobs/ingest.handler.js';
import type { VersionWatch } from '../usecases/version-watch.js';

/**
 * Places on the way of a document: the stages as they are reported (the second time for a further batch), and after
 * each write that lasts.
 */
export const POINTS = [
  'claimed',
  'extracting',
  'chunking',
  'text stored',
  'embedding',
  'indexing',
  'points stored',
  'embedding again',
  'indexing again',
  'verifying',
  'published',
  'removals applied',
  'handled',
] as const;
export type Point = (typeof POINTS)[number];

type Deps = ContentDeps & { watch: VersionWatch };

/** The ingest handler as it is, but each document waits for `reached` at the point that its first tag names. */
export function stoppingHandler(deps: Deps, reached: (point: Point) => Promise<void>): JobHandler {
  return async (context) => {
    const [wanted = ''] = context.job.payload.tags as string[];
    const pass = async (point: string): Promise<void> => {
      if (point === wanted) await reached(wanted as Point);
    };
    const seen = new Set<string>();
    const report: typeof context.report = async (stage, progress) => {
      await context.report(stage, progress);
      await pass(seen.has(stage) ? `${stage} again` : stage);
      seen.add(stage);
    };
    const result = await ingestHandler(instrumented(deps, pass))({ ...context, report });
    await pass('handled');
    return result;
  };
}

function instrumented(deps: Deps, pass: (point: string) => Promise<void>): Deps {
  const commits = ['claimed', 'text stored', 'published'];
  const apply = deps.watch.removals.apply.bind(deps.watch.removals);
  return {
    ...deps,
    database: withTransactions(deps.database, () => pass(commits.shift() ?? '')),
    vectorIndex: Object.assign(bound(deps.vectorIndex), {
      upsert: async (...args: Parameters<typeof deps.vectorIndex.upsert>) => {
        await deps.vectorIndex.upsert(...args);
        await pass('points stored');
      },
    }),
    watch: Object.assign(bound(deps.watch), {
      removals: { apply: () => apply().then(() => pass('removals applied')) },
    }) as unknown as VersionWatch,
  };
}

function withTransactions(database: Database, committed: () => Promise<void>): Database {
  const transaction: Database['transaction'] = async (work) => {
    const result = await database.transaction(work);
    await committed();
    return result;
  };
  return Object.assign(bound(database), { transaction });
}

/** The same object for everybody who calls its methods; private fields cannot be inherited. */
function bound<T extends object>(original: T): T {
  return new Proxy({} as T, {
    get: (own, key) => {
      if (Reflect.has(own, key)) return Reflect.get(own, key);
      const value = Reflect.get(original, key);
      return typeof value === 'function' ? value.bind(original) : value;
    },
  });
}
