import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { Outlet } from '../subscriptions/outlet.js';
import type { Result } from '../subscriptions/results.js';
import type { Sink } from '../subscriptions/subscriber.js';

/** One answer as server-sent events: `next` for each result, `complete` at the end (graphql-sse, distinct connections). */
export class EventStream {
  readonly sink: Sink;
  #wasStuck = false;

  constructor(
    private readonly response: ServerResponse,
    headers: OutgoingHttpHeaders,
  ) {
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'x-content-type-options': 'nosniff',
      // Proxies would else collect events until their buffer is full.
      'x-accel-buffering': 'no',
    });
    // Some browsers take a connection for open only after the first byte of its body.
    response.write(':\n\n');
    this.sink = {
      outlet: new Outlet(response),
      write: (payload) => response.write(`event: next\ndata: ${payload}\n\n`),
      overflow: () => this.cut(),
    };
  }

  send(result: Result): void {
    this.sink.write(JSON.stringify(result));
  }

  /** The stream has come to its end, for these reasons if there are any. */
  complete(errors: readonly GraphQLFormattedError[] | null): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    if (errors) this.send({ errors });
    this.response.end('event: complete\ndata:\n\n');
  }

  /** Keeps proxies from closing what looks idle; cuts off a client that has read nothing since the last time. */
  beat(): void {
    if (this.sink.outlet.isReady) this.response.write(':\n\n');
    else if (this.#wasStuck) this.cut();
    this.#wasStuck = !this.sink.outlet.isReady;
  }

  /** Ends without `complete`, so that the client knows that this was not the end and comes back. */
  end(): void {
    this.response.end();
  }

  /** The same for a client that reads nothing. */
  cut(): void {
    this.response.destroy();
  }
}
