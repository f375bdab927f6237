import type { Log } from '@luna/platform/log/log';
import type { ContextFactory } from '../context-factory.js';
import { Callers } from '../subscriptions/callers.js';
import type { Subscriptions } from '../subscriptions/subscriptions.js';
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
}

const DEFAULTS: LiveOptions = {
  connectionsPerCallerMax: 100,
  operationsPerConnectionMax: 100,
  initTimeoutMs: 5_000,
  heartbeatMs: 20_000,
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

/** What streams to clients: sockets and, later, server-sent events. */
export interface Live {
  upgrade: SocketServer['upgrade'];
  close(): Promise<void>;
  counts(): LiveCounts;
}

export interface LiveCounts {
  sockets: number;
  /** Sources open at subgraphs. */
  upstreams: number;
}

export function openLive(deps: LiveDeps): Live {
  const options = { ...DEFAULTS, ...deps.options };
  const { subscriptions, contexts, log } = deps;
  const sockets = new SocketServer({
    path: deps.path,
    protocol: new SocketProtocol({
      contexts,
      subscriptions,
      callers: new Callers(options.connectionsPerCallerMax),
      operationsMax: options.operationsPerConnectionMax,
    }),
    isOriginAllowed: createOriginCheck(deps.corsOrigins),
    messageMaxBytes: deps.messageMaxBytes,
    initTimeoutMs: options.initTimeoutMs,
    heartbeatMs: options.heartbeatMs,
    log,
  });
  return {
    upgrade: sockets.upgrade,
    close: () => sockets.close(),
    counts: () => ({ sockets: sockets.size, upstreams: subscriptions.upstreams }),
  };
}
