import { fileURLToPath } from 'node:url';
import type { Gateway } from '@luna/gateway';
import { INTERNAL_PATH } from '@luna/platform/adapters/gateway-http/protocol';
import { serveTickets } from '@luna/platform/adapters/ticket-http/serve-tickets';
import type { Database } from '@luna/platform/ports/database';
import type { OpenTicket } from '@luna/platform/ports/gateway-client';
import type { FastifyInstance } from 'fastify';
import type { Edge } from '../edge/edge.js';
import { repository } from '../repository.js';
import { addressesOf } from '../services.js';
import type { RestService } from '../wire/rest.js';
import type { Site } from '../wire/site.js';
import { EXPORTS_PATH } from '../wire/tickets.js';
import { createApp } from './app.js';
import { registerProbes } from './probes.js';
import { readinessOf } from './readiness.js';
import { registerWeb } from './web.js';

/** What of the front runs in this process. */
export interface FrontParts {
  gateway: { gateway: Gateway; openTicket: OpenTicket } | null;
  rest: RestService | null;
  database: Database | null;
}

const GATEWAY_PATHS = ['/graphql', EXPORTS_PATH];
const REST_PATH = '/api/v1';

/** The server of gateway, REST adapter and dashboards; what of them runs elsewhere is passed on. */
export async function createFront(site: Site, parts: FrontParts): Promise<FastifyInstance> {
  const { config, isWhole, roles } = site;
  const edge = roles.has('web') && !isWhole ? await openEdgeOf(site, parts) : null;
  const app = await createApp({
    allowedHosts: config.ALLOWED_HOSTS,
    isForAnyHost: (url) => !isWhole && isForProcesses(url),
    isBehindEdge: !roles.has('web'),
    upgrade: parts.gateway?.gateway.upgrade ?? edge?.upgrade ?? null,
    intercept: edge?.intercept ?? null,
    frameworkErrors: parts.rest?.frameworkErrors ?? null,
  });
  if (parts.gateway) await registerGateway(app, site, parts.gateway);
  if (parts.rest) await app.register(parts.rest.plugin, { prefix: REST_PATH });
  registerProbes(app, {
    readiness: () => readinessOf(site, parts.database),
    isStopping: () => site.shutdown.isStopping,
  });
  if (roles.has('web')) await registerWeb(app, fileURLToPath(new URL('web/dist', repository)));
  return app;
}

async function registerGateway(
  app: FastifyInstance,
  { isWhole, log }: Site,
  { gateway, openTicket }: NonNullable<FrontParts['gateway']>,
): Promise<void> {
  await app.register(gateway.plugin);
  await app.register(serveTickets(EXPORTS_PATH, openTicket, log));
  if (isWhole) return;
  await app.register(gateway.internal);
  await app.register(serveTickets(EXPORTS_PATH, openTicket, log), { prefix: INTERNAL_PATH });
}

function isForProcesses(url: string): boolean {
  return url.startsWith(`${INTERNAL_PATH}/`) || url === '/livez' || url === '/readyz';
}

async function openEdgeOf({ config, shutdown }: Site, parts: FrontParts): Promise<Edge> {
  const { openEdge } = await import('../edge/edge.js');
  const edge = openEdge([
    ...(parts.gateway
      ? []
      : [{ paths: GATEWAY_PATHS, urls: addressesOf(config, 'gateway'), hasSockets: true }]),
    ...(parts.rest ? [] : [{ paths: [REST_PATH], urls: addressesOf(config, 'rest'), hasSockets: false }]),
  ]);
  shutdown.add('edge', () => edge.close());
  return edge;
}
