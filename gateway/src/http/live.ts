import type { Log } from '@luna/platform/log/log';
import type { ContextFactory } from '../context-factory.js';
import { Callers } from '../subscriptions/callers.js';
import type { Subscriptions } from '../subscriptions/subscriptions.js';
import { EventStreamServer } from './event-stream-server.js';
import { createOriginCheck } from './origins.js';
import { SocketProtocol } from './socket-protocol.js';
import { SocketServer } from './socket-server.js';

export interface LiveOptions {
  /** Open connections of one customer, of the admin key, or of one address that nobody knows. */
  connectionsPerCallerMax: number;
  /** Operations that run over one connection at the same time. */
  operationsPerConnectionMax: number;
  /** How long a new socket may be silent. */
  initTimeoutMs: number;
  /** A client that leaves a ping unanswered for as long is gone. */
  heartbeatMs: number;
  /** Connections come through an edge of ours, which says whose they are. */
  isBehindEdge: boolean;
}

const DEFAULTS: LiveOptions = {
  connectionsPerCallerMax: 100,
  operationsPerConnectionMax: 100,
  initTimeoutMs: 5_000,
  heartbeatMs: 20_000,
  isBehindEdge: false,
};

export interface LiveDeps {
  path: string;
  subscriptions: Subscriptions;
  contexts: ContextFactory;
  corsOrigins: string[];
  messageMaxBytes: number;
  options: Partial<LiveOptions> | undefined;
  log: Log;
}

/** What streams to clients: sockets and server-sent events. */
export interface Live {
  upgrade: SocketServer['upgrade'];
  serveEvents: EventStreamServer['serve'];
  close(): Promise<void>;
  counts(): LiveCounts;
}

export interface LiveCounts {
  sockets: number;
  eventStreams: number;
  /** Sources open at subgraphs. */
  upstreams: number;
}

export function openLive(deps: LiveDeps): Live {
  const options = { ...DEFAULTS, ...deps.options };
  const { subscriptions, contexts, log } = deps;
  const callers = new Callers(options.connectionsPerCallerMax);
  const isOriginAllowed = createOriginCheck(deps.corsOrigins);
  const { heartbeatMs, isBehindEdge } = options;
  const sockets = new SocketServer({
    path: deps.path,
    protocol: new SocketProtocol({
      contexts,
      subscriptions,
      callers,
      operationsMax: options.operationsPerConnectionMax,
    }),
    isOriginAllowed,
    messageMaxBytes: deps.messageMaxBytes,
    initTimeoutMs: options.initTimeoutMs,
    heartbeatMs,
    isBehindEdge,
    log,
  });
  const events = new EventStreamServer({ subscriptions, callers, isOriginAllowed, heartbeatMs });
  return {
    upgrade: sockets.upgrade,
    serveEvents: (...request) => events.serve(...request),
    close: async () => {
      await Promise.all([sockets.close(), events.close()]);
    },
    counts: () => ({ sockets: sockets.size, eventStreams: events.size, upstreams: subscriptions.upstreams }),
  };
}
