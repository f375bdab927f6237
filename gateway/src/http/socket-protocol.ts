import type { IncomingHttpHeaders } from 'node:http';
import { credentialsOf } from '@luna/platform/auth/credentials';
import { LunaError } from '@luna/platform/errors/luna-error';
import { withTrace } from '@luna/platform/log/log';
import { traceIdOf } from '@luna/platform/log/trace-id';
import type { GraphQLFormattedError } from 'graphql';
import {
  type ConnectionInitMessage,
  type Message,
  MessageType,
  parseMessage,
  type SubscribeMessage,
} from 'graphql-ws';
import type { GatewayContext } from '../context.js';
import type { ContextFactory } from '../context-factory.js';
import type { Callers } from '../subscriptions/callers.js';
import type { OperationRequest, Outcome, Subscriptions } from '../subscriptions/subscriptions.js';
import { CLOSINGS, refusalOf } from './close-codes.js';
import { operationContext, type SocketSession } from './socket-session.js';

export interface ProtocolDeps {
  contexts: ContextFactory;
  subscriptions: Subscriptions;
  callers: Callers;
  operationsMax: number;
}

/** The server's side of graphql-transport-ws. */
export class SocketProtocol {
  constructor(private readonly deps: ProtocolDeps) {}

  /** Handles one message to its end, which for a subscription is the end of its stream. Rejects with faults of ours. */
  async receive(session: SocketSession, text: string): Promise<void> {
    const message = read(text);
    switch (message?.type) {
      case MessageType.ConnectionInit:
        return this.#connect(session, message);
      case MessageType.Subscribe:
        return this.#subscribe(session, message);
      case MessageType.Complete:
        session.operations.get(message.id)?.abort();
        session.operations.delete(message.id);
        return;
      case MessageType.Ping:
        session.send({ type: MessageType.Pong, ...(message.payload ? { payload: message.payload } : {}) });
        return;
      case MessageType.Pong:
        return;
      default:
        session.close(CLOSINGS.badMessage);
    }
  }

  async #connect(session: SocketSession, { payload }: ConnectionInitMessage): Promise<void> {
    if (session.isInitialised) {
      session.close(CLOSINGS.secondInit);
      return;
    }
    session.initialise();
    const { headers } = session.request;
    const credentials = credentialsIn(payload ?? {}, headers);
    const context = await this.deps.contexts
      .create(credentials, traceIdOf(headers), session.signal)
      .catch((error: unknown) => {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        session.close(refusal);
      });
    if (context) this.#admit(session, context);
  }

  #admit(session: SocketSession, context: GatewayContext): void {
    const leave = this.deps.callers.enter(context, session.address);
    if (!leave) {
      session.close(CLOSINGS.tooManyConnections);
      return;
    }
    session.admit(context, leave);
    session.send({ type: MessageType.ConnectionAck });
  }

  async #subscribe(session: SocketSession, { id, payload }: SubscribeMessage): Promise<void> {
    if (!session.context || session.operations.has(id)) {
      session.close(session.context ? CLOSINGS.idInUse : CLOSINGS.tooEarly);
      return;
    }
    const operation = new AbortController();
    session.operations.set(id, operation);
    const context = operationContext(session.context, payload.extensions, operation.signal);
    const errors = await withTrace(context.traceId, () =>
      this.#run(session, id, payload as OperationRequest, context),
    );
    if (operation.signal.aborted) return;
    session.operations.delete(id);
    session.send(
      errors ? { id, type: MessageType.Error, payload: errors } : { id, type: MessageType.Complete },
    );
  }

  /** Runs one operation until it ends or the client leaves it; gives the errors that ended it, if any. */
  async #run(
    session: SocketSession,
    id: string,
    request: OperationRequest,
    context: GatewayContext,
  ): Promise<readonly GraphQLFormattedError[] | null> {
    const { subscriptions } = this.deps;
    const outcome = await this.#perform(session, request, context);
    if (outcome.kind === 'refused') return outcome.errors;
    if (context.signal.aborted) return null;
    if (outcome.kind === 'answered') {
      session.send({ id, type: MessageType.Next, payload: outcome.result });
      return null;
    }
    const subscriber = subscriptions.subscribe(outcome.stream, session.sinkFor(id));
    context.signal.addEventListener('abort', () => subscriber.leave(), { once: true });
    return subscriber.ended;
  }

  async #perform(
    session: SocketSession,
    request: OperationRequest,
    context: GatewayContext,
  ): Promise<Outcome> {
    const { subscriptions, operationsMax } = this.deps;
    if (session.operations.size > operationsMax || session.performing >= operationsMax) {
      return { kind: 'refused', status: 429, errors: subscriptions.show(tooManyOperations(operationsMax)) };
    }
    session.performing += 1;
    try {
      return await subscriptions.perform(request, context);
    } finally {
      session.performing -= 1;
    }
  }
}

/** Null for what is no message. */
function read(text: string): Message | null {
  try {
    return parseMessage(text);
  } catch {
    return null;
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

function tooManyOperations(operationsMax: number): LunaError {
  return new LunaError(
    'RATE_LIMITED',
    `Über eine Verbindung laufen höchstens ${operationsMax} Operationen gleichzeitig.`,
  );
}
