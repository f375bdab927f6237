import type { Identity } from '@luna/platform/auth/identity';
import { createLog } from '@luna/platform/log/log';
import type { SubgraphResult } from '@luna/platform/ports/subgraph-connection';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { executeSubgraph } from '@luna/platform/subgraph/execute-subgraph';
import { subscribeSubgraph } from '@luna/platform/subgraph/subscribe-subgraph';
import { parse } from 'graphql';
import type { TestCorpus } from './test-corpus.js';

export const CUSTOMER: Identity = {
  role: 'customer',
  userId: 'c0ffee00-0000-4000-8000-000000000001',
  externalId: null,
};
const ADMIN: Identity = { role: 'admin', userId: null, externalId: null };

const log = createLog({ level: 'silent' });

// biome-ignore lint/suspicious/noExplicitAny: what a query selects is known to the test alone
export type Data = any;

function contextOf(identity: Identity, signal: AbortSignal): SubgraphContext {
  return { identity, identityToken: '', traceId: 't', signal, loaders: new Map() };
}

/** Runs an operation on the content subgraph; `code` is that of the first error. */
export async function ask(
  corpus: TestCorpus,
  query: string,
  variables: Record<string, unknown> = {},
  identity = ADMIN,
): Promise<{ data: Data; code: unknown }> {
  const context = contextOf(identity, new AbortController().signal);
  const operation = { document: parse(query), variables };
  const result = await executeSubgraph(corpus.content.subgraph.schema, operation, context, log);
  return { data: result.data as Data, code: result.errors?.[0]?.extensions?.code };
}

/** Subscribes to the content subgraph until `signal` aborts. */
export function subscribe(
  corpus: TestCorpus,
  query: string,
  variables: Record<string, unknown>,
  options: { signal?: AbortSignal; identity?: Identity } = {},
): AsyncGenerator<SubgraphResult> {
  const { signal = new AbortController().signal, identity = ADMIN } = options;
  const operation = { document: parse(query), variables };
  return subscribeSubgraph(corpus.content.subgraph.schema, operation, () => contextOf(identity, signal), log);
}
