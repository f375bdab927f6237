import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { NetworkIdentity } from '../../auth/network-identity.js';
import { LunaError } from '../../errors/luna-error.js';
import { type Log, withTrace } from '../../log/log.js';
import type { SubgraphResult } from '../../ports/subgraph-connection.js';
import { createSubgraphContext } from '../../subgraph/create-context.js';
import { leavable } from '../../subgraph/leavable.js';
import { publicFault } from '../../subgraph/public-error.js';
import { subscribeSubgraph } from '../../subgraph/subscribe-subgraph.js';
import type { DocumentCache } from './document-cache.js';
import { REQUEST_MAX_BYTES, type SubscriptionExtensions } from './protocol.js';

export interface SubscriptionDeps {
  schema: GraphQLSchema;
  identity: NetworkIdentity;
  documents: DocumentCache;
  log: Log;
}

/** Sockets that don't answer the goodbye within this time are cut. */
const GOODBYE_MS = 1_000;

/** Who subscribes; what graphql-ws calls the context of the operation. */
interface Subscriber {
  token: string;
  traceId: string;
}

/**
 * Subscriptions of a subgraph over WebSocket (graphql-transport-ws). A socket must prove that its owner holds the key;
 * each subscription brings the identity it runs under.
 */
export function serveSubscriptions(
  server: Server,
  path: string,
  deps: SubscriptionDeps,
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: REQUEST_MAX_BYTES,
    perMessageDeflate: false,
  });
  const { identity } = deps;
  const protocol = useServer(
    {
      onConnect: ({ connectionParams }) => isOurs(identity, connectionParams?.identity),
      onSubscribe: (_context, _id, payload) => admit(deps, payload),
      subscribe: (operation) => start(deps, operation) as never,
      // Masked already; what graphql-ws would do is for errors that are objects of graphql-js.
      onNext: (_context, _id, _payload, _operation, result) => result as never,
    },
    sockets,
  );
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== path) return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  return {
    async close() {
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, GOODBYE_MS);
      await protocol.dispose();
      clearTimeout(cut);
    },
  };
}

function isOurs(identity: NetworkIdentity, seal: unknown): boolean {
  try {
    identity.open(seal as string | undefined);
    return true;
  } catch {
    return false;
  }
}

interface Payload {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}

function admit({ identity, schema, documents, log }: SubscriptionDeps, payload: Payload) {
  try {
    const extensions = (payload.extensions ?? {}) as Partial<SubscriptionExtensions>;
    const contextValue: Subscriber = {
      token: identity.open(extensions.identity),
      traceId: extensions.traceId ?? '',
    };
    const document = documents.parse(payload.query);
    const { variables, operationName } = payload;
    if (getOperationAST(document, operationName)?.operation !== 'subscription') {
      throw new LunaError('VALIDATION', 'Über diese Verbindung gehen nur Abonnements.');
    }
    return { schema, document, variableValues: variables, operationName, contextValue };
  } catch (error) {
    const { message, extensions } = publicFault(error, log);
    return [new GraphQLError(message, { extensions: extensions ?? {} })];
  }
}

function start(
  { schema, identity, log }: SubscriptionDeps,
  args: ExecutionArgs,
): AsyncIterableIterator<SubgraphResult> {
  const { token, traceId } = args.contextValue as Subscriber;
  const operation = {
    document: args.document,
    variables: args.variableValues as Record<string, unknown> | undefined,
    operationName: args.operationName ?? undefined,
  };
  const results = leavable(new AbortController().signal, (signal) => {
    const contextOf = () => createSubgraphContext({ identityToken: token, traceId, signal }, identity.signer);
    return subscribeSubgraph(schema, operation, contextOf, log);
  });
  // A generator runs in the trace of whoever asks for its next value.
  return { ...results, next: () => withTrace(traceId, () => results.next()) };
}
