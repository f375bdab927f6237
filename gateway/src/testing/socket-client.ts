import {
  type Client,
  type ClientOptions,
  createClient,
  type FormattedExecutionResult as Result,
} from 'graphql-ws';
import { WebSocket } from 'ws';

/** Lets a client send what browsers cannot: headers with the upgrade. */
function socketWith(headers: Record<string, string>) {
  return class extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  };
}

/** The client the dashboards use, without its second attempts. */
export function connect(
  url: string,
  options: Partial<ClientOptions> & { headers?: Record<string, string> } = {},
): Client {
  const { headers = {}, ...rest } = options;
  return createClient({ url, webSocketImpl: socketWith(headers), retryAttempts: 0, ...rest });
}

export interface Taking extends AsyncDisposable {
  results: Result<Record<string, unknown>, unknown>[];
  /** Resolves at the end, with what ended it: errors, the close event, or null for a normal end. */
  ended: Promise<unknown>;
  /** The next `count` results. */
  take(count: number): Promise<Result<Record<string, unknown>, unknown>[]>;
  leave(): void;
}

/** Subscribes and collects. */
export function subscribe(client: Client, query: string, variables: Record<string, unknown> = {}): Taking {
  const results: Result<Record<string, unknown>, unknown>[] = [];
  let taken = 0;
  let wake: () => void = () => undefined;
  let leave: () => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => {
    leave = client.subscribe(
      { query, variables },
      {
        next: (result) => {
          results.push(result);
          wake();
        },
        error: resolve,
        complete: () => resolve(null),
      },
    );
  });
  return {
    results,
    ended,
    leave,
    take: async (count) => {
      while (results.length < taken + count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      taken += count;
      return results.slice(taken - count, taken);
    },
    [Symbol.asyncDispose]: async () => {
      leave();
      await ended;
    },
  };
}
