import type { Config } from '@luna/platform/config/schema';
import type { TelemetrySubgraph } from '@luna/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Connections } from '../wire/connections.js';
import type { Site } from '../wire/site.js';
import { ticketsOf } from '../wire/tickets.js';
import { createFront, type FrontParts } from './front.js';
import { listen } from './listen.js';
import { type Readiness, readinessOf } from './readiness.js';

export interface ServedParts extends FrontParts {
  connections: Connections;
  telemetry: TelemetrySubgraph | null;
}

type PortVariable = Extract<keyof Config, `${string}_PORT`>;

/** Opens the ports of this process; returns the address people go to, or that of its last service. */
export async function serve(site: Site, parts: ServedParts): Promise<string> {
  const readiness = () => readinessOf(site, parts.database);
  let url = '';
  for await (const { app, variable } of servers(site, parts, readiness)) {
    site.shutdown.add(`http at ${variable}`, () => app.close());
    url = await listen(app, site.config.API_HOST, site.config[variable], variable);
  }
  return url;
}

interface OwnServer {
  app: FastifyInstance;
  variable: PortVariable;
}

/** One server for each service that other processes call, and one for all that people reach; the latter last. */
async function* servers(
  site: Site,
  parts: ServedParts,
  readiness: () => Promise<Readiness>,
): AsyncGenerator<OwnServer> {
  const { roles, isWhole } = site;
  if (!isWhole) {
    const { createProbeApp, createSubgraphApp } = await import('./subgraph-app.js');
    for (const subgraph of parts.connections.here.values()) {
      const tickets = subgraph.name === 'telemetry' ? await ticketsOf(site, parts.telemetry) : null;
      const app = await createSubgraphApp(site, subgraph, readiness, tickets);
      yield { app, variable: `${subgraph.name.toUpperCase()}_PORT` as PortVariable };
    }
    if (roles.has('worker')) yield { app: await createProbeApp(site, readiness), variable: 'WORKER_PORT' };
  }
  const variable = frontPort(site);
  if (variable) yield { app: await createFront(site, parts), variable };
}

/** People come to `API_PORT`; a front without dashboards is behind one that has them. */
function frontPort({ roles }: Site): PortVariable | null {
  if (roles.has('web')) return 'API_PORT';
  if (roles.has('gateway')) return 'GATEWAY_PORT';
  return roles.has('rest') ? 'REST_PORT' : null;
}
