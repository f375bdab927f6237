import { parse } from 'graphql';
import { Arg, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../auth/identity.js';
import { LunaError } from '../errors/luna-error.js';
import { createLog } from '../log/log.js';
import type { SubgraphResult } from '../ports/subgraph-connection.js';
import { defineSubgraph, type SubscriptionSource } from './define-subgraph.js';
import { subscribeSubgraph } from './subscribe-subgraph.js';

const log = createLog({ level: 'silent' });

@Resolver()
class Counting {
  @Query(() => Int)
  zero(): number {
    return 0;
  }

  @Subscription(() => Int, { topics: 'count' })
  count(@Root() event: number, @Arg('step', () => Int, { defaultValue: 1 }) step: number): number {
    return event * step;
  }
}

function subscribe(count: SubscriptionSource, signal = new AbortController().signal) {
  const { schema } = defineSubgraph({
    name: 'counting',
    resolvers: [new Counting()],
    subscriptions: { count },
  });
  const contextOf = () => ({
    identity: ANONYMOUS,
    identityToken: '',
    traceId: '',
    signal,
    loaders: new Map(),
  });
  return subscribeSubgraph(schema, { document: parse('subscription { count(step: 10) }') }, contextOf, log);
}

async function collect(results: AsyncIterable<SubgraphResult>): Promise<SubgraphResult[]> {
  const all: SubgraphResult[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('a subscription', () => {
  it('executes each event of its source, which saw the arguments', async () => {
    const results = await collect(
      subscribe(async function* ({ step }: { step: number }) {
        yield step;
        yield step + 1;
      }),
    );
    expect(results).toEqual([{ data: { count: 100 } }, { data: { count: 110 } }]);
  });

  it('answers a refusal of its source with one result', async () => {
    const refuse = () => Promise.reject(new LunaError('NOT_FOUND', 'Das gibt es nicht.'));
    const results = await collect(subscribe(refuse));
    expect(results).toMatchObject([
      { errors: [{ message: 'Das gibt es nicht.', extensions: { code: 'NOT_FOUND' } }] },
    ]);
  });

  it('ends with the reason when its source fails later, without telling internals', async () => {
    const results = await collect(
      subscribe(async function* () {
        yield 1;
        throw new Error('socket 17 hung up');
      }),
    );
    expect(results).toMatchObject([
      { data: { count: 10 } },
      { data: null, errors: [{ extensions: { code: 'INTERNAL' } }] },
    ]);
    expect(JSON.stringify(results)).not.toContain('socket');
  });

  it('ends without a word when the subscriber goes away, also in the middle of waiting', async () => {
    const caller = new AbortController();
    const results = subscribe(async function* (_args, context) {
      yield 1;
      await new Promise((_, reject) =>
        context.signal.addEventListener('abort', () => reject(context.signal.reason)),
      );
    }, caller.signal);
    const iterator = results[Symbol.asyncIterator]();
    expect(await iterator.next()).toMatchObject({ value: { data: { count: 10 } } });
    const waiting = iterator.next();
    caller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('cannot be defined without a source', () => {
    expect(() => defineSubgraph({ name: 'counting', resolvers: [new Counting()] })).toThrow('no source');
  });
});
