import type { ApolloServer } from '@apollo/server';
import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import type { GraphQLFormattedError } from 'graphql';
import { type ErrorFormat, formatError } from '../apollo/format-error.js';
import type { AdmittedOperation, GatewayContext, StreamSlot } from '../context.js';
import type { SubgraphDataSource } from '../datasources/subgraph-data-source.js';
import { EventPlanner } from './event-planner.js';
import { Hub } from './hub.js';
import { PlanCache, type PlannedOperation } from './plan-cache.js';
import { type Result, resultsOf } from './results.js';
import { type StreamKind, streamKindOf } from './stream-kinds.js';
import { BUFFER_LIMITS, type BufferLimits, type Sink, Subscriber } from './subscriber.js';
import type { OpenStream } from './upstream.js';
import { coerceVariables, rootArguments } from './variables.js';

export interface OperationRequest {
  query: string;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
  extensions?: Record<string, unknown> | undefined;
  /** Refuses mutations. */
  isReadOnly?: boolean;
}

export interface SubscriptionsDeps {
  supergraphSdl: string;
  server: ApolloServer<GatewayContext>;
  dataSources: ReadonlyMap<string, SubgraphDataSource>;
  connections: ReadonlyMap<string, SubgraphConnection>;
  buffer?: BufferLimits | undefined;
  errors: ErrorFormat;
}

/** A subscription that may be started. */
export interface Stream {
  /** Null where the source cannot be shared. */
  key: string | null;
  kind: StreamKind;
  open: OpenStream;
  traceId: string;
}

/** What became of an operation: refused before it ran, answered, or a stream of results to be started. */
export type Outcome =
  | { kind: 'refused'; errors: readonly GraphQLFormattedError[]; status: number }
  | { kind: 'answered'; admitted: AdmittedOperation; result: Result }
  | { kind: 'stream'; admitted: AdmittedOperation; stream: Stream };

/** Runs operations for transports that can stream: WebSocket, server-sent events, adapters in this process. */
export class Subscriptions {
  readonly #hub = new Hub();
  #planning: { planner: EventPlanner; cache: PlanCache } | undefined;

  constructor(private readonly deps: SubscriptionsDeps) {}

  /** Sources that are open at subgraphs. */
  get upstreams(): number {
    return this.#hub.upstreams;
  }

  /** Checks, charges and, unless it is a subscription, runs an operation. */
  async perform(request: OperationRequest, context: GatewayContext): Promise<Outcome> {
    const slot: StreamSlot = { isReadOnly: request.isReadOnly ?? false };
    try {
      const { result, status } = await this.#execute(request, { ...context, stream: slot });
      const { admitted } = slot;
      if (!admitted) return { kind: 'refused', errors: result.errors ?? [], status };
      if (admitted.operation.operation !== 'subscription') return { kind: 'answered', admitted, result };
      return { kind: 'stream', admitted, stream: this.#prepare(request, admitted, context) };
    } catch (error) {
      return { kind: 'refused', errors: this.show(slot.fault ?? error), status: 400 };
    }
  }

  /** Begins to write the results of a stream to a client. */
  subscribe({ key, kind, open, traceId }: Stream, sink: Sink): Subscriber {
    const subscriber = new Subscriber(sink, kind.overflow, this.deps.buffer ?? BUFFER_LIMITS);
    this.#hub.join(key, subscriber, { open, traceId, show: (error) => this.show(error) });
    return subscriber;
  }

  /** What clients may see of an error. */
  show(error: unknown): GraphQLFormattedError[] {
    return [formatError(error, this.deps.errors)];
  }

  async #execute(
    { query, operationName, variables, extensions }: OperationRequest,
    contextValue: GatewayContext,
  ) {
    const { body, http } = await this.deps.server.executeOperation(
      {
        query,
        ...(operationName ? { operationName } : {}),
        variables: variables ?? {},
        ...withoutOurs(extensions),
      },
      { contextValue },
    );
    const result = (body.kind === 'single' ? body.singleResult : body.initialResult) as Result;
    return { result, status: http.status ?? 400 };
  }

  #prepare(
    { query, variables = {} }: OperationRequest,
    admitted: AdmittedOperation,
    context: GatewayContext,
  ): Stream {
    const { planner, cache } = this.#plans();
    const planned = cache.planOf(query, admitted);
    const coerced = coerceVariables(planner.schema, admitted.operation, variables);
    const args = rootArguments(planner.schema, planned.rootField, coerced);
    const kind = streamKindOf(planned.rootField.name.value, args);
    return {
      kind,
      key: kind.isShared ? sharingKey(planned, coerced, context) : null,
      open: (signal) => this.#results(planned, variables, { ...context, signal }),
      traceId: context.traceId,
    };
  }

  #results(planned: PlannedOperation, variables: Record<string, unknown>, context: GatewayContext) {
    const connection = this.deps.connections.get(planned.plan.serviceName);
    if (!connection) throw new Error(`Nobody runs the subgraph ${planned.plan.serviceName}.`);
    return resultsOf({ plan: planned.plan, connection, variables, context, errors: this.deps.errors });
  }

  /** The planner costs memory and time, which an installation without subscriptions need not pay. */
  #plans() {
    if (!this.#planning) {
      const planner = new EventPlanner(this.deps.supergraphSdl, this.deps.dataSources);
      this.#planning = { planner, cache: new PlanCache(planner) };
    }
    return this.#planning;
  }
}

/** Identity is part of the key: two customers never hear the same source, even if they ask the same. */
function sharingKey(
  { id }: PlannedOperation,
  variables: Record<string, unknown>,
  context: GatewayContext,
): string {
  return JSON.stringify([id, variables, context.identityToken]);
}

/** Of the extensions only persisted queries concern Apollo. */
function withoutOurs(extensions: Record<string, unknown> | undefined) {
  return extensions?.persistedQuery ? { extensions: { persistedQuery: extensions.persistedQuery } } : {};
}
