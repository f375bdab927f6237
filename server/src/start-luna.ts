import type { Gateway } from '@luna/gateway';
import type { Config } from '@luna/platform/config/schema';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { TelemetrySubgraph } from '@luna/telemetry';
import { devUserWarnings } from './dev-user.js';
import { serve } from './http/serve.js';
import { needsDatabase } from './services.js';
import { Shutdown } from './shutdown.js';
import { type Connections, openConnections } from './wire/connections.js';
import { openSite, type Site } from './wire/site.js';
import { ticketsOf } from './wire/tickets.js';

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

/** Starts this process's part of Luna, by default all of it. Throws StartupError with a German message where the person can help. */
export async function startLuna({
  config,
  log,
  clock = { now: () => new Date() },
}: LunaOptions): Promise<Luna> {
  const shutdown = new Shutdown(log);
  try {
    const site = await openSite({ config, log, clock, shutdown });
    return describe(site, await start(site));
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
}

async function start(site: Site): Promise<string> {
  const { roles } = site;
  const connections = await openConnections(site);
  const data = needsDatabase(roles) ? await openData(site, connections) : null;
  const telemetry = data?.subgraphs.telemetry ?? null;
  const gateway = roles.has('gateway') ? await openGatewayService(site, connections, telemetry) : null;
  const rest = roles.has('rest') ? await openRestService(site, gateway?.gateway ?? null) : null;
  if (data) await data.startWork();
  const database = data?.adapters.database ?? null;
  const url = await serve(site, { gateway, rest, database, connections, telemetry });
  // Ends before HTTP, which would else wait for every upload that waits for its text; those learn that it goes on.
  site.shutdown.add('waiting uploads', () => data?.subgraphs.content?.stop());
  return url;
}

// Each part is loaded where it runs: a gateway needs no database client, a worker no gateway.

async function openData(site: Site, connections: Connections) {
  const { openDataServices, startWork } = await import('./wire/data-services.js');
  const data = await openDataServices(site, connections);
  return { ...data, startWork: () => startWork(site, data) };
}

async function openGatewayService(site: Site, connections: Connections, telemetry: TelemetrySubgraph | null) {
  const { openGateway } = await import('./wire/gateway.js');
  const openTicket = await ticketsOf(site, telemetry);
  return { gateway: await openGateway(site, connections, openTicket), openTicket };
}

async function openRestService(site: Site, gateway: Gateway | null) {
  const { openRest } = await import('./wire/rest.js');
  return openRest(site, gateway?.client ?? null);
}

function describe(site: Site, url: string): Luna {
  const { config, roles, secrets, dataDir, log, shutdown } = site;
  const warnings = roles.has('gateway') ? devUserWarnings(config) : [];
  log.info({ url }, 'Luna is ready');
  if (warnings.length > 0) log.warn('AUTH_DEV_USER is on: X-Dev-User is accepted without a token');
  return {
    url,
    dataDir,
    adminKey: secrets.adminKey,
    isAdminKeyNew: secrets.fresh,
    warnings,
    stop: () => shutdown.stop(),
    [Symbol.asyncDispose]: () => shutdown.stop(),
  };
}
