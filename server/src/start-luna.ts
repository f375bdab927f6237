import { fileURLToPath } from 'node:url';
import type { Config } from '@luna/platform/config/schema';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { JobQueue } from '@luna/platform/ports/job-queue';
import { readBuildInfo } from './build-info.js';
import { serve } from './http/serve.js';
import { repository } from './repository.js';
import { Shutdown } from './shutdown.js';
import { openAdapters } from './wire/adapters.js';
import { isDevUserAllowed, openGateway } from './wire/gateway.js';
import { openSite, type Site } from './wire/site.js';
import { createSubgraphs, type Subgraphs } from './wire/subgraphs.js';

const JOBS_AT_ONCE = 2;

const DEV_USER_WARNING =
  'X-Dev-User gilt ohne Anmeldung, solange AUTH_DEV_USER an ist. Vor dem Betrieb für andere bitte abschalten.';

export interface LunaOptions {
  config: Config;
  log: Log;
  clock?: Clock;
}

export interface Luna extends AsyncDisposable {
  /** Where a browser on this machine finds it. */
  url: string;
  dataDir: string;
  adminKey: string;
  /** True at the start that made the key. */
  isAdminKeyNew: boolean;
  /** German sentences for the terminal. */
  warnings: string[];
  /** Ends everything in order; may be called more than once. */
  stop(): Promise<void>;
}

/** Starts all of Luna in this process. Throws StartupError with a German message where the person can help. */
export async function startLuna({
  config,
  log,
  clock = { now: () => new Date() },
}: LunaOptions): Promise<Luna> {
  const shutdown = new Shutdown(log);
  try {
    const site = openSite({ config, log, clock, shutdown });
    return describe(site, await start(site));
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
}

async function start(site: Site): Promise<string> {
  const adapters = await openAdapters(site);
  const subgraphs = createSubgraphs(site, adapters, readBuildInfo(fileURLToPath(repository)));
  const gateway = await openGateway(site, subgraphs);
  await startWork(site, subgraphs, adapters.jobQueue);
  const url = await serve(site, gateway, adapters.database);
  // Ends before HTTP, which would else wait for every upload that waits for its text; those learn that it goes on.
  site.shutdown.add('waiting uploads', () => subgraphs.content.stop());
  return url;
}

/** Jobs and feeds; they end before what they work with. */
async function startWork({ shutdown }: Site, subgraphs: Subgraphs, jobQueue: JobQueue): Promise<void> {
  const worker = jobQueue.work({ ...subgraphs.content.jobs }, { concurrency: JOBS_AT_ONCE });
  shutdown.add('jobs', () => worker.stop());
  await subgraphs.content.start();
  shutdown.add('content', () => subgraphs.content.stop());
  await subgraphs.telemetry.start();
  shutdown.add('feeds', () => subgraphs.telemetry.stop());
}

function describe(site: Site, url: string): Luna {
  const { secrets, dataDir, log, shutdown } = site;
  log.info({ url }, 'Luna is ready');
  if (isDevUserAllowed(site)) log.warn('AUTH_DEV_USER is on: X-Dev-User is accepted without a token');
  return {
    url,
    dataDir,
    adminKey: secrets.adminKey,
    isAdminKeyNew: secrets.fresh,
    warnings: isDevUserAllowed(site) ? [DEV_USER_WARNING] : [],
    stop: () => shutdown.stop(),
    [Symbol.asyncDispose]: () => shutdown.stop(),
  };
}
