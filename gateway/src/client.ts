import type { ApolloServer } from '@apollo/server';
import { requireAdmin, requireCaller } from '@luna/platform/auth/require';
import { LunaError } from '@luna/platform/errors/luna-error';
import type {
  GatewayClient,
  GatewayError,
  GatewayResult,
  GatewaySession,
  OpenTicket,
} from '@luna/platform/ports/gateway-client';
import { type DocumentNode, print } from 'graphql';
import type { GatewayContext } from './context.js';
import type { ContextFactory } from './context-factory.js';
import { type RateLimits, takeToken } from './limits/charge.js';
import type { OperationRequest, Subscriptions } from './subscriptions/subscriptions.js';

export interface ClientDeps {
  server: ApolloServer<GatewayContext>;
  subscriptions: Subscriptions;
  contexts: ContextFactory;
  rateLimits: RateLimits;
  openTicket: OpenTicket;
}

/** The way in for adapters in this process: the same checks, limits and plans as over HTTP, without HTTP. */
export function createGatewayClient(deps: ClientDeps): GatewayClient {
  const textOf = memoizePrint();
  return {
    async admit({ credentials, access, rate, traceId }): Promise<GatewaySession> {
      const request = new AbortController();
      const shown = access === 'P' ? {} : credentials;
      const context = await deps.contexts.create(shown, traceId, request.signal);
      if (access !== 'P') requireCaller(context.identity);
      if (access === 'A') requireAdmin(context.identity);
      const rateLimit = rate ? takeToken(deps.rateLimits, rate, context) : null;
      if (rate) context.prepaid.add(rate);
      return {
        identity: context.identity,
        rateLimit,
        execute: ({ operation, variables, signal }) =>
          execute(deps.server, { query: textOf(operation), variables }, { ...context, signal }),
        subscribe: ({ operation, variables, signal }) =>
          subscribe(deps.subscriptions, { query: textOf(operation), variables }, { ...context, signal }),
        fetchTicket: (url, signal) => deps.openTicket(url, signal),
      };
    },
  };
}

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

export interface AdmittedCall {
  /** Signed identity of a caller who was admitted before, maybe by another copy of the gateway. */
  token: string | undefined;
  traceId: string;
  signal: AbortSignal;
}

/** What a session does, for callers whose session is in another process. */
export interface AdmittedOperations {
  execute(operation: Operation, call: AdmittedCall): Promise<GatewayResult>;
  subscribe(operation: Operation, call: AdmittedCall): AsyncIterable<GatewayResult>;
}

export function admittedOperations(
  deps: Pick<ClientDeps, 'server' | 'subscriptions' | 'contexts'>,
): AdmittedOperations {
  const contextOf = ({ token, traceId, signal }: AdmittedCall) =>
    deps.contexts.admitted(token, traceId, signal);
  return {
    execute: (operation, call) => execute(deps.server, operation, contextOf(call)),
    subscribe: (operation, call) => subscribe(deps.subscriptions, operation, contextOf(call)),
  };
}

async function execute(
  server: ApolloServer<GatewayContext>,
  operation: Operation,
  contextValue: GatewayContext,
): Promise<GatewayResult> {
  const { body } = await server.executeOperation(operation, { contextValue });
  if (body.kind !== 'single') throw new LunaError('INTERNAL', 'Die Antwort kam in unerwarteter Form.');
  return body.singleResult as GatewayResult;
}

async function* subscribe(
  subscriptions: Subscriptions,
  request: OperationRequest,
  context: GatewayContext,
): AsyncGenerator<GatewayResult> {
  const outcome = await subscriptions.perform(request, context);
  if (outcome.kind === 'refused') yield { errors: outcome.errors as GatewayError[] };
  else if (outcome.kind === 'answered') yield outcome.result as GatewayResult;
  else yield* outcome.stream.open(context.signal) as AsyncIterable<GatewayResult>;
}

/** Apollo caches parsed documents by their text; ours never change, so each is printed once. */
function memoizePrint(): (document: DocumentNode) => string {
  const texts = new WeakMap<DocumentNode, string>();
  return (document) => {
    let text = texts.get(document);
    if (text === undefined) {
      text = print(document);
      texts.set(document, text);
    }
    return text;
  };
}
