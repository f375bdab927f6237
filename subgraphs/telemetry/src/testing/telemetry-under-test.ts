import { InProcessEventBus } from '@luna/platform/adapters/events-memory/in-process-event-bus';
import { ANONYMOUS, type Identity } from '@luna/platform/auth/identity';
import { createLog } from '@luna/platform/log/log';
import type { Database } from '@luna/platform/ports/database';
import type { EntityClient } from '@luna/platform/ports/entity-client';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { graphql } from 'graphql';
import type { TelemetryDeps } from '../deps.js';
import { createTelemetrySubgraph, type TelemetrySubgraph } from '../index.js';

export const DEMO_USER = '11111111-2222-4333-8444-555555555555';
export const OTHER_USER = '22222222-2222-4333-8444-555555555555';
export const ITEM = 'aaaaaaaa-0000-4000-8000-000000000001';
export const CHUNK = 'bbbbbbbb-0000-4000-8000-000000000001';

export const ADMIN: Identity = { role: 'admin', userId: null, externalId: null };
export const OWNER: Identity = { role: 'customer', userId: DEMO_USER, externalId: DEMO_USER };
export const STRANGER: Identity = { role: 'customer', userId: OTHER_USER, externalId: OTHER_USER };
export { ANONYMOUS };

/** Content with one ready document of one passage. */
const oneDocument: EntityClient = {
  entities: async <T>({ typename, keys }: { typename: string; keys: Record<string, string>[] }) =>
    keys.map(({ id }) => {
      if (typename === 'Item' && id === ITEM) return { id } as T;
      return typename === 'Chunk' && id === CHUNK ? ({ id, item: { id: ITEM } } as T) : null;
    }),
};

export interface TelemetryUnderTest extends TelemetrySubgraph {
  /** Runs an operation; `code` is that of the first error. */
  run(identity: Identity, source: string, variables?: Record<string, unknown>): Promise<Answer>;
}

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test's own query asked for
  data: any;
  code: string | undefined;
  field: string | undefined;
}

export function telemetryUnderTest(
  database: Database,
  overrides: Partial<TelemetryDeps> = {},
): TelemetryUnderTest {
  const log = createLog({ level: 'silent' });
  const telemetry = createTelemetrySubgraph({
    database,
    eventBus: new InProcessEventBus({ log }),
    entityClient: oneDocument,
    log,
    clock: { now: () => new Date('2026-11-22T12:00:30.000Z') },
    simulation: {
      seed: 'test',
      meterIntervalSec: 900,
      marketIntervalSec: 900,
      markets: ['EEX', 'apx'],
      products: ['BASE', 'PEAK'],
    },
    demoUserId: DEMO_USER,
    exports: { key: Buffer.alloc(32, 7), path: '/internal/readings' },
    ...overrides,
  });
  return { ...telemetry, run: (...asked) => answer(telemetry, ...asked) };
}

export function contextOf(
  identity: Identity,
  signal: AbortSignal = new AbortController().signal,
): SubgraphContext {
  const traceId = '0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11';
  return { identity, identityToken: 'signed', traceId, signal, loaders: new Map() };
}

async function answer(
  telemetry: TelemetrySubgraph,
  identity: Identity,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<Answer> {
  const contextValue = contextOf(identity);
  const { data, errors } = await graphql({
    schema: telemetry.subgraph.schema,
    source,
    variableValues,
    contextValue,
  });
  const error = errors?.[0]?.originalError as { code?: string; errors?: { field: string }[] } | undefined;
  const code = error?.code ?? (errors?.length ? errors[0]?.message : undefined);
  return { data, code, field: error?.errors?.[0]?.field };
}
