import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const AGAIN_MS = 200;

/**
 * A dashboard that follows jobs and comes back whenever its socket or its subscription ends. `seen` holds the last state
 * of each job it heard of.
 */
export function watchJobs(url: string, adminKey: string) {
  const seen = new Map<string, string>();
  const leaving = new AbortController();
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { 'x-admin-key': adminKey },
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => delay(AGAIN_MS),
    shouldRetry: () => true,
  });
  const watch = async () => {
    while (!leaving.signal.aborted) {
      const results = client.iterate<{ jobChanged: { id: string; state: string } }>({
        query: 'subscription { jobChanged { id state } }',
      });
      try {
        for await (const { data } of results) if (data) seen.set(data.jobChanged.id, data.jobChanged.state);
      } catch {
        // The subgraph behind it is away; ask again.
      }
      await delay(AGAIN_MS, undefined, { signal: leaving.signal }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    seen,
    stop: async () => {
      leaving.abort();
      await client.dispose();
      await watching;
    },
  };
}
