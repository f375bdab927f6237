import type { AddressInfo } from 'node:net';
import { HttpGatewayClient } from '@luna/platform/adapters/gateway-http/http-gateway-client';
import { INTERNAL_PATH } from '@luna/platform/adapters/gateway-http/protocol';
import { HttpConnection } from '@luna/platform/adapters/subgraph-http/http-connection';
import { serveTickets } from '@luna/platform/adapters/ticket-http/serve-tickets';
import { type Identity, IdentitySigner } from '@luna/platform/auth/identity';
import { NetworkIdentity } from '@luna/platform/auth/network-identity';
import { parseConfig } from '@luna/platform/config/load';
import type { LunaError } from '@luna/platform/errors/luna-error';
import { createLog } from '@luna/platform/log/log';
import type { OpenTicket } from '@luna/platform/ports/gateway-client';
import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import { InProcessConnection } from '@luna/platform/subgraph/in-process-connection';
import { startSubgraphServer } from '@luna/platform/testing/start-subgraph-server';
import fastify from 'fastify';
import {
  composeSupergraph,
  createGateway,
  type Gateway,
  type GatewayOptions,
  operationLimitsOf,
} from '../index.js';
import { LibraryLife } from './library-life.js';
import { librarySubgraphs, type TestSubgraph } from './library-subgraphs.js';

export const ADMIN_KEY = 'test-admin-key-0123456789';
/** Where tickets are redeemed. */
export const TICKETS = '/exports';
export const JWT_SECRET = 'test-jwt-secret-0123456789-0123456789';

/** How the gateway reaches its subgraphs. What is asked of it holds for both. */
export const COMPOSITIONS = ['in process', 'over HTTP'] as const;

const clock = { now: () => new Date('2026-11-22T12:00:00Z') };
const log = createLog({ level: 'silent' });

export interface TestGateway extends AsyncDisposable {
  url: string;
  /** The same for sockets. */
  socketUrl: string;
  life: LibraryLife;
  gateway: Gateway;
  supergraphSdl: string;
  seen: { authorLookups: string[]; identities: string[]; users: Identity[] };
  post(body: object, headers?: Record<string, string>): Promise<Response>;
  /** The way in for an adapter in another process. */
  far(): HttpGatewayClient;
}

export interface TestGatewayOptions {
  composition?: (typeof COMPOSITIONS)[number];
  live?: GatewayOptions['live'];
  buffer?: GatewayOptions['buffer'];
  askPerMinute?: number;
  /** Configuration, for the limits of operations. */
  variables?: Record<string, string>;
  introspection?: boolean;
  openTicket?: OpenTicket;
  /** How the subgraph `authors` fails to be reached. */
  outage?: LunaError;
  /** In place of the library. */
  subgraphs?: TestSubgraph[];
}

/** A gateway over real HTTP on a free port, in front of the library subgraphs. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const seen: TestGateway['seen'] = { authorLookups: [], identities: [], users: [] };
  const life = new LibraryLife();
  const subgraphs = options.subgraphs ?? librarySubgraphs(seen, life);
  const supergraphSdl = composeSupergraph(subgraphs);
  const signer = new IdentitySigner(Buffer.from('identity key of the tests'));
  const reached: Reached =
    options.composition === 'over HTTP'
      ? await overHttp(subgraphs, signer)
      : { connections: subgraphs.map((s) => new InProcessConnection(s.name, () => s.schema, signer, log)) };
  const openTicket = options.openTicket ?? (() => Promise.reject(new Error('no tickets here')));
  const gateway = await createGateway({
    supergraphSdl,
    subgraphs: reached.connections.map((connection) =>
      options.outage && connection.name === 'authors'
        ? unreachable(connection.name, options.outage)
        : connection,
    ),
    auth: { adminKey: ADMIN_KEY, jwtSecret: JWT_SECRET, devUserAllowed: true },
    signer,
    firstUse: async (identity) => {
      seen.users.push(identity);
    },
    openTicket,
    limits: { askPerMinute: options.askPerMinute ?? 0, ingestPerMinute: 0, uploadMaxBytes: 1_000_000 },
    operationLimits: operationLimitsOf(parseConfig(options.variables ?? {})),
    introspection: options.introspection ?? true,
    corsOrigins: ['https://sandbox.example'],
    ...(options.live ? { live: options.live } : {}),
    ...(options.buffer ? { buffer: options.buffer } : {}),
    clock,
    log,
  });
  const app = fastify({ forceCloseConnections: true });
  await app.register(gateway.plugin);
  await app.register(gateway.internal);
  await app.register(serveTickets(TICKETS, openTicket, log), { prefix: INTERNAL_PATH });
  app.server.on('upgrade', gateway.upgrade);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
  return {
    url,
    socketUrl: url.replace('http', 'ws'),
    life,
    gateway,
    supergraphSdl,
    seen,
    post: (body, headers = {}) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    far: () =>
      new HttpGatewayClient({
        urls: [url.replace('/graphql', '')],
        identity: new NetworkIdentity(signer, clock),
        clock: clock,
        log,
      }),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await gateway.stop();
      await reached.stop?.();
    },
  };
}

interface Reached {
  connections: SubgraphConnection[];
  stop?(): Promise<void>;
}

/** Each subgraph behind a port of its own. */
async function overHttp(subgraphs: TestSubgraph[], signer: IdentitySigner): Promise<Reached> {
  const identity = new NetworkIdentity(signer, clock);
  const servers = await Promise.all(subgraphs.map(({ schema }) => startSubgraphServer(schema, identity)));
  const connections = subgraphs.map(
    ({ name }, n) => new HttpConnection({ name, urls: servers[n]?.url ?? '', identity, clock, log }),
  );
  return {
    connections,
    stop: async () => {
      await Promise.all(connections.map((connection) => connection.close()));
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

/** As a connection over the network fails. */
function unreachable(name: string, outage: LunaError): SubgraphConnection {
  return {
    name,
    execute: async () => Promise.reject(outage),
    subscribe: () => {
      throw outage;
    },
    close: async () => undefined,
  };
}
