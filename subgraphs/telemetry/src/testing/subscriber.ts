import { InProcessEventBus } from '@luna/platform/adapters/events-memory/in-process-event-bus';
import type { Identity } from '@luna/platform/auth/identity';
import { createLog } from '@luna/platform/log/log';
import { type ExecutionResult, parse, subscribe } from 'graphql';
import type { TelemetrySubgraph } from '../index.js';
import { contextOf } from './telemetry-under-test.js';

/** A bus that knows how many listen. */
export class CountingBus extends InProcessEventBus {
  listeners = 0;

  constructor() {
    super({ log: createLog({ level: 'silent' }) });
  }

  override subscribe(...subscription: Parameters<InProcessEventBus['subscribe']>): () => void {
    const leave = super.subscribe(...subscription);
    this.listeners++;
    let isIn = true;
    return () => {
      if (isIn) this.listeners--;
      isIn = false;
      leave();
    };
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the test's own operation asked for
type Event = any;

export interface Subscriber {
  /** The next `count` events; waits for them. */
  take(count: number): Promise<Event[]>;
  /** Ends the subscription, whether it waits for an event or not. */
  leave(): Promise<void>;
  /** What a pull gives that was waiting when the client hung up, or that comes after. */
  end(): Promise<IteratorResult<unknown>>;
  hangUp(): void;
}

/** Resolves when the subscription listens; throws what it is refused with. */
export async function subscriber(
  { subgraph }: TelemetrySubgraph,
  identity: Identity,
  operation: string,
): Promise<Subscriber> {
  const hangUp = new AbortController();
  const contextValue = contextOf(identity, hangUp.signal);
  const events = await subscribe({ schema: subgraph.schema, document: parse(operation), contextValue });
  if (!('next' in events)) throw events.errors?.[0]?.originalError ?? new Error('refused');
  return {
    take: async (count) => {
      const taken: Event[] = [];
      while (taken.length < count) taken.push(eventOf(await events.next()));
      return taken;
    },
    leave: async () => {
      await events.return(undefined);
    },
    end: () => events.next(),
    hangUp: () => hangUp.abort(),
  };
}

function eventOf({ value, done }: IteratorResult<ExecutionResult>): Event {
  if (done) throw new Error('the subscription ended');
  if (value.errors) throw value.errors[0]?.originalError ?? value.errors[0];
  return Object.values(value.data ?? {})[0];
}
