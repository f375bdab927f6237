import type { Identity } from '@luna/platform/auth/identity';
import { createLog } from '@luna/platform/log/log';
import type { AdapterHealth, HealthReporting } from '@luna/platform/ports/health';
import type { SubgraphResult } from '@luna/platform/ports/subgraph-connection';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { subscribeSubgraph } from '@luna/platform/subgraph/subscribe-subgraph';
import { graphql, parse } from 'graphql';
import { ADAPTER_PORTS, type AdapterInUse, type AdapterPort, type AdminDeps } from '../deps.js';
import { createAdminSubgraph } from '../index.js';

export const ADMIN: Identity = { role: 'admin', userId: null, externalId: null };
export const CUSTOMER: Identity = {
  role: 'customer',
  userId: '11111111-2222-4333-8444-555555555555',
  externalId: null,
};

/** An adapter that answers its health check with `answer`. */
export function adapter(name: string, answer: () => AdapterHealth | Promise<AdapterHealth>): HealthReporting {
  return { adapter: name, health: async () => answer() };
}

const fine = adapter('embedded-fine', () => ({ status: 'ok', message: null, version: '1.2' }));

export function adapters(external: AdapterPort[] = []): Record<AdapterPort, AdapterInUse> {
  const inUse = ADAPTER_PORTS.map((port) => [
    port,
    { adapter: `${port}-adapter`, external: external.includes(port) },
  ]);
  return Object.fromEntries(inUse) as Record<AdapterPort, AdapterInUse>;
}

/** Everything but the job queue, all of it well and embedded. */
export const wellDeps: Omit<AdminDeps, 'jobQueue'> = {
  probes: { db: [fine], qdrant: [fine], ollama: [fine], tika: [fine], minio: [fine] },
  build: { version: '0.1.0', builtAt: new Date('2026-11-22T09:00:00Z'), gitSha: 'unknown' },
  processes: ['gateway-1', 'gateway-2'],
  adapters: adapters(),
  embedModel: 'keyword-de',
  generator: { model: 'extractive', mode: 'extract' },
  log: createLog({ level: 'silent' }),
  clock: { now: () => new Date('2026-11-22T12:00:00Z') },
};

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test's own query asked for
  data: any;
  code: string | undefined;
  field: string | undefined;
}

function contextOf(identity: Identity, signal: AbortSignal): SubgraphContext {
  return {
    identity,
    identityToken: 'signed',
    traceId: '0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11',
    signal,
    loaders: new Map(),
  };
}

/** Subscribes to the admin subgraph until `signal` aborts. */
export function subscribe(
  deps: AdminDeps,
  identity: Identity,
  source: string,
  signal: AbortSignal,
): AsyncIterator<SubgraphResult> {
  const { schema } = createAdminSubgraph(deps).subgraph;
  const operation = { document: parse(source) };
  return subscribeSubgraph(schema, operation, () => contextOf(identity, signal), deps.log);
}

/** Runs an operation on the admin subgraph; `code` is that of the first error. */
export async function ask(
  deps: AdminDeps,
  identity: Identity,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<Answer> {
  const contextValue = contextOf(identity, new AbortController().signal);
  const { schema } = createAdminSubgraph(deps).subgraph;
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
  const error = errors?.[0]?.originalError as { code?: string; errors?: { field: string }[] } | undefined;
  return { data, code: error?.code ?? errors?.[0]?.message, field: error?.errors?.[0]?.field };
}
