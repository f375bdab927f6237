import { subgraphServer } from '@luna/platform/adapters/subgraph-http/subgraph-server';
import { serveTickets } from '@luna/platform/adapters/ticket-http/serve-tickets';
import type { OpenTicket } from '@luna/platform/ports/gateway-client';
import type { Subgraph } from '@luna/platform/subgraph/define-subgraph';
import fastify, { type FastifyInstance } from 'fastify';
import type { Site } from '../wire/site.js';
import { EXPORTS_PATH } from '../wire/tickets.js';
import { registerProbes } from './probes.js';
import type { Readiness } from './readiness.js';

/** The server of one subgraph, for gateways and other subgraphs. */
export async function createSubgraphApp(
  { network, uploadMaxBytes, log }: Site,
  { schema }: Subgraph,
  readiness: () => Promise<Readiness>,
  openTicket: OpenTicket | null,
): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: 'idle' });
  await app.register(subgraphServer({ schema, identity: network, uploadMaxBytes, readiness, log }));
  if (openTicket) await app.register(serveTickets(EXPORTS_PATH, openTicket, log));
  return app;
}

/** The server of a process that answers nothing but how it is. */
export async function createProbeApp(
  { shutdown }: Site,
  readiness: () => Promise<Readiness>,
): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: 'idle' });
  registerProbes(app, { readiness, isStopping: () => shutdown.isStopping });
  return app;
}
