import { randomInt } from 'node:crypto';
import path from 'node:path';
import { startEmbeddedPostgres } from '@luna/platform/adapters/embedded-postgres/start-embedded-postgres';
import { migrateServer } from '@luna/platform/adapters/postgres/migrate-server';
import type { Config, Role } from '@luna/platform/config/schema';
import type { Log } from '@luna/platform/log/log';
import { devUserWarnings } from '../dev-user.js';
import { loadSecrets } from '../secrets.js';
import type { Shutdown } from '../shutdown.js';
import type { Luna } from '../start-luna.js';
import { openDataFolder } from '../wire/data-folder.js';
import { takeDataFolder } from '../wire/site.js';
import { type PlannedProcess, PROCESS_COUNT, planProcesses, variablesOf } from './plan.js';
import { freePorts, untilFree } from './ports.js';
import { ServiceProcess } from './service-process.js';

export interface Services extends Omit<Luna, typeof Symbol.asyncDispose | 'stop'> {
  /** Every process as it is now. */
  processes(): (PlannedProcess & { pid: number | null })[];
}

/** Processes of one step end together, after those of the step before, which may still call them. */
const ENDS: Role[][] = [['rest'], ['gateway'], ['worker'], ['content', 'rag', 'telemetry', 'admin']];

/**
 * Starts every role of Luna as a process of its own on this machine, on one data folder and behind one port. Throws
 * StartupError with a German message where the person can help. `shutdown` ends all of it.
 */
export async function startServices(config: Config, log: Log, shutdown: Shutdown): Promise<Services> {
  const dataDir = openDataFolder(config.LUNA_DATA_DIR);
  await takeDataFolder(dataDir, shutdown);
  const secrets = loadSecrets(dataDir, {
    adminKey: config.ADMIN_API_KEY,
    jwtSecret: config.JWT_SECRET,
    identityKey: config.IDENTITY_KEY,
  });
  const databaseUrl = await openDatabaseServer(config, dataDir, log, shutdown);
  const plan = planProcesses(await portsOf(config));
  const around = { config, dataDir, databaseUrl, plan };
  const running = plan.map((planned) => {
    const { name } = planned;
    return { planned, process: new ServiceProcess({ name, variables: variablesOf(planned, around), log }) };
  });
  shutdown.add('processes', () => stopInOrder(running));
  await Promise.all(running.map(({ process }) => process.start()));
  const host = config.API_HOST === '0.0.0.0' || config.API_HOST === '::' ? 'localhost' : config.API_HOST;
  return {
    url: `http://${host}:${plan.at(-1)?.port}`,
    dataDir,
    adminKey: secrets.adminKey,
    isAdminKeyNew: secrets.fresh,
    warnings: devUserWarnings(config),
    processes: () => running.map(({ planned, process }) => ({ ...planned, pid: process.pid })),
  };
}

/** Where the processes find the embedded database, null for an external one; migrated before any of them starts. */
async function openDatabaseServer(
  config: Config,
  dataDir: string,
  log: Log,
  shutdown: Shutdown,
): Promise<string | null> {
  if (config.DATABASE_URL) {
    await migrateServer(config.DATABASE_URL);
    return null;
  }
  const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), log });
  shutdown.add('postgres', () => server.stop());
  await migrateServer(server.url);
  return server.url;
}

/** Below the range from which systems take ports for outgoing connections: a service keeps its port over restarts. */
const ANY_FROM = 20_000;
const ANY_TO = 30_000;

/** The public port last. */
async function portsOf({ API_HOST, API_PORT }: Config): Promise<number[]> {
  if (API_PORT === 0) return freePorts(PROCESS_COUNT, randomInt(ANY_FROM, ANY_TO));
  await untilFree(API_HOST, API_PORT);
  return [...(await freePorts(PROCESS_COUNT - 1, API_PORT + 1)), API_PORT];
}

interface Running {
  planned: PlannedProcess;
  process: ServiceProcess;
}

/** The public process takes no more connections at once, but those it has end with the services behind them. */
async function stopInOrder(running: readonly Running[]): Promise<void> {
  const stopAll = (roles: readonly Role[]) =>
    Promise.all(
      running.filter(({ planned }) => roles.includes(planned.role)).map(({ process }) => process.stop()),
    );
  const front = stopAll(['web']);
  for (const roles of ENDS) {
    await stopAll(roles);
    if (roles.includes('gateway')) await front;
  }
}
