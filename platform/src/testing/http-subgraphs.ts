import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DocumentNode, parse } from 'graphql';
import { expect } from 'vitest';
import { HttpConnection, type HttpConnectionOptions } from '../adapters/subgraph-http/http-connection.js';
import { ANONYMOUS, IdentitySigner } from '../auth/identity.js';
import { NetworkIdentity } from '../auth/network-identity.js';
import { createLog } from '../log/log.js';
import type { SubgraphRequest } from '../ports/subgraph-connection.js';

const QUERY = parse('{ echo(text: "da") }');
const log = createLog({ level: 'silent' });
const signer = new IdentitySigner(Buffer.from('key of the tests'));

/** The clock of all connections below; tests may move it. */
export const time = { nowMs: Date.UTC(2026, 10, 22, 12) };
export const clock = { now: () => new Date(time.nowMs) };
export const identity = new NetworkIdentity(signer, clock);

export const requestOf = (signal: AbortSignal = new AbortController().signal): SubgraphRequest => ({
  identityToken: signer.sign(ANONYMOUS),
  traceId: '',
  signal,
});

/** A connection that notes how long it paused instead of pausing. */
export function connectTo(urls: string[], options: Partial<HttpConnectionOptions> = {}) {
  const pauses: number[] = [];
  const pause = async (ms: number) => void pauses.push(ms);
  const connection = new HttpConnection({
    name: 'probe',
    urls: urls.join(','),
    identity,
    clock,
    log,
    pause,
    ...options,
  });
  return {
    connection,
    pauses,
    run: (document: DocumentNode = QUERY, signal?: AbortSignal) =>
      connection.execute({ document }, requestOf(signal)),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

/** A server that answers as told; counts what reaches it. */
export async function listen(
  answer: RequestListener,
): Promise<{ url: string; server: Server; count: number } & AsyncDisposable> {
  const server = createServer((request, response) => {
    listening.count += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    server,
    count: 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return listening;
}

/** An address where nobody listens any more. */
export async function deadUrl(): Promise<string> {
  const { url, server } = await listen(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

export const UNAVAILABLE = {
  code: 'UNAVAILABLE',
  message: expect.stringContaining('nicht erreichbar'),
  retryAfterSec: expect.any(Number),
};
