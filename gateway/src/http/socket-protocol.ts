import type { IncomingHttpHeaders } from 'node:http';
import { credentialsOf } from '@luna/platform/auth/credentials';
import { LunaError } from '@luna/platform/errors/luna-error';
import { type Log, withTrace } from '@luna/platform/log/log';
import { traceIdOf } from '@luna/platform/log/trace-id';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import type { ContextFactory } from '../context-factory.js';
import type { Callers } from '../subscriptions/callers.js';
import type { Subscriber } from '../subscriptions/subscriber.js';
import type { Outcome, Subscriptions } from '../subscriptions/subscriptions.js';
import { CLOSINGS, closingOf } from './close-codes.js';
import type { SocketSession } from './socket-session.js';

export interface ProtocolDeps {
  contexts: ContextFactory;
  subscriptions: Subscriptions;
  callers: Callers;
  operationsMax: number;
  initTimeoutMs: number;
  log: Log;
}

/** The protocol graphql-transport-ws; what we add is who may connect and how operations are run. */
export function createSocketProtocol(deps: ProtocolDeps): Server<SocketSession> {
  return makeServer<Record<string, unknown>, SocketSession>({
    connectionInitWaitTimeout: deps.initTimeoutMs,
    onConnect: ({ extra, connectionParams }) => connect(deps, extra, connectionParams ?? {}),
    onSubscribe: async ({ extra }, id, payload) => {
      const outcome = await perform(deps, extra, payload);
      if (outcome.kind === 'refused') return outcome.errors.map((error) => new ShownError([error]));
      return {
        document: outcome.admitted.document,
        operationName: payload.operationName,
        contextValue: { outcome, session: extra, id },
      } as unknown as ExecutionArgs;
    },
    execute: (args) => (args.contextValue as Running).outcome.result as never,
    subscribe: (args) => start(deps, args.contextValue as Started),
    // Results and errors are in the form clients may see already.
    onNext: (_context, _id, _payload, _args, result) => result as never,
    onError: (_context, _id, _payload, errors) => errors.flatMap(shownBy),
  });
}

type Running = { outcome: Extract<Outcome, { kind: 'answered' }> };
type Started = { outcome: Extract<Outcome, { kind: 'stream' }>; session: SocketSession; id: string };

/** Errors that are formatted already, in the shape graphql-ws asks for. */
class ShownError extends GraphQLError {
  constructor(readonly shown: readonly GraphQLFormattedError[]) {
    super(shown[0]?.message ?? '');
  }
}

function shownBy(error: GraphQLError): readonly GraphQLFormattedError[] {
  const shown = error instanceof ShownError ? error : error.originalError;
  return shown instanceof ShownError ? shown.shown : [error.toJSON()];
}

async function connect(
  deps: ProtocolDeps,
  session: SocketSession,
  params: Record<string, unknown>,
): Promise<boolean> {
  const { headers } = session.request;
  try {
    const context = await deps.contexts.create(
      credentialsIn(params, headers),
      traceIdOf(headers),
      session.signal,
    );
    const leave = deps.callers.enter(context, session.address);
    if (!leave) {
      session.close(CLOSINGS.tooManyConnections);
      return false;
    }
    session.admit(context, leave);
    return true;
  } catch (error) {
    const closing = closingOf(error);
    if (closing === CLOSINGS.fault) deps.log.error({ err: error }, 'a socket could not be admitted');
    session.close(closing);
    return false;
  }
}

/** Browsers cannot set headers on an upgrade, so credentials in `connectionParams` come first. */
function credentialsIn(params: Record<string, unknown>, headers: IncomingHttpHeaders) {
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') named[name.toLowerCase()] = value;
  }
  const shown = credentialsOf(named);
  return Object.values(shown).some((value) => value !== undefined) ? shown : credentialsOf(headers);
}

type Payload = Parameters<NonNullable<Parameters<typeof makeServer>[0]['onSubscribe']>>[2];

async function perform(deps: ProtocolDeps, session: SocketSession, payload: Payload): Promise<Outcome> {
  if (session.operations >= deps.operationsMax) {
    const error = new LunaError(
      'RATE_LIMITED',
      `Über eine Verbindung laufen höchstens ${deps.operationsMax} Abonnements gleichzeitig.`,
    );
    return { kind: 'refused', status: 429, errors: deps.subscriptions.show(error) };
  }
  const context = session.contextFor(payload.extensions);
  return withTrace(context.traceId, () =>
    session.run((signal) => deps.subscriptions.perform(payload as never, { ...context, signal })),
  );
}

function start(deps: ProtocolDeps, { outcome, session, id }: Started): AsyncIterableIterator<never> {
  const subscriber = deps.subscriptions.subscribe(outcome.stream, session.sinkFor(id));
  session.hold(id, subscriber);
  return untilEnd(subscriber);
}

/** Results are written past graphql-ws, which would make JSON of each anew for everyone; it learns only of the end. */
function untilEnd(subscriber: Subscriber): AsyncIterableIterator<never> {
  const done = { done: true as const, value: undefined };
  return {
    next: async () => {
      const errors = await subscriber.ended;
      if (errors) throw new ShownError(errors);
      return done;
    },
    return: async () => {
      subscriber.leave();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
