import type { RequestListener } from 'node:http';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { NetworkIdentity } from '../../auth/network-identity.js';
import { createLog } from '../../log/log.js';
import { collect } from '../../testing/collect.js';
import { describeSubgraphConnection } from '../../testing/contracts/subgraph-connection.contract.js';
import {
  clock,
  connectTo,
  deadUrl,
  identity,
  listen,
  requestOf,
  time,
  UNAVAILABLE,
} from '../../testing/http-subgraphs.js';
import { probeSubgraph } from '../../testing/probe-subgraph.js';
import { startSubgraphServer } from '../../testing/start-subgraph-server.js';
import { HttpConnection } from './http-connection.js';

const _QUERY = parse('{ echo(text: "da") }');
const MUTATION = parse('mutation { touch }');
const ANSWER = { data: { echo: 'da' } };
const log = createLog({ level: 'silent' });

describeSubgraphConnection('HTTP', async (parts) => {
  const theirs = new NetworkIdentity(parts.signer, clock);
  const server = await startSubgraphServer(parts.schema, theirs);
  const connection = new HttpConnection({ name: 'probe', urls: server.url, identity: theirs, clock, log });
  return {
    connection,
    stop: async () => {
      await connection.close();
      await server.stop();
    },
  };
});

describe('a subgraph that is not there', () => {
  it('is UNAVAILABLE, for queries after a second try and for mutations', async () => {
    await using subgraph = connectTo([await deadUrl()]);

    await expect(subgraph.run()).rejects.toMatchObject(UNAVAILABLE);
    expect(subgraph.pauses).toHaveLength(1);
    await expect(subgraph.run(MUTATION)).rejects.toMatchObject(UNAVAILABLE);
    expect(subgraph.pauses).toHaveLength(1);
  });

  it('is UNAVAILABLE also for a subscription, which ends with that after some tries', async () => {
    await using subgraph = connectTo([await deadUrl()]);
    const events = subgraph.connection.subscribe(
      { document: parse('subscription { endless }') },
      requestOf(),
    );

    const results = await collect(events);

    expect(results).toMatchObject([{ data: null, errors: [{ extensions: { code: 'UNAVAILABLE' } }] }]);
    expect(subgraph.pauses).toHaveLength(2);
  });
});

describe('a second try', () => {
  it('is made for a query after 502, 503 and 504, with a random pause', async () => {
    await using flaky = await listen((_, response) => {
      if (flaky.count === 1) response.writeHead(503).end();
      else response.end(JSON.stringify(ANSWER));
    });
    await using subgraph = connectTo([flaky.url]);

    expect(await subgraph.run()).toEqual(ANSWER);
    expect(subgraph.pauses).toEqual([expect.any(Number)]);
    expect(subgraph.pauses[0]).toBeGreaterThanOrEqual(50);
  });

  it('is the last one', async () => {
    await using busy = await listen((_, response) => response.writeHead(502).end());
    await using subgraph = connectTo([busy.url]);

    await expect(subgraph.run()).rejects.toMatchObject(UNAVAILABLE);
    expect(busy.count).toBe(2);
  });

  it('is never made for a mutation, whether it was refused or the connection ended', async () => {
    await using busy = await listen((_, response) => response.writeHead(503).end());
    await using dropping = await listen((request) => request.socket.destroy());
    await using one = connectTo([busy.url]);
    await using two = connectTo([dropping.url]);

    await expect(one.run(MUTATION)).rejects.toMatchObject(UNAVAILABLE);
    await expect(two.run(MUTATION)).rejects.toMatchObject(UNAVAILABLE);
    expect([busy.count, dropping.count]).toEqual([1, 1]);
  });

  it('waits as long as the subgraph asks for, or leaves that to the client if it is too long', async () => {
    let seconds = '1';
    await using busy = await listen((_, response) =>
      response.writeHead(503, { 'retry-after': seconds }).end(),
    );
    await using subgraph = connectTo([busy.url]);

    await expect(subgraph.run()).rejects.toMatchObject({ retryAfterSec: 1 });
    expect([busy.count, subgraph.pauses]).toEqual([2, [1000]]);
    seconds = '30';
    await expect(subgraph.run()).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSec: 30 });
    expect(busy.count).toBe(3);
  });
});

describe('the deadline', () => {
  it('ends a call that nobody answers with TIMEOUT, and the other side hears of it', async () => {
    const probe = probeSubgraph();
    const server = await startSubgraphServer(probe.schema, identity);
    await using subgraph = connectTo([server.url], { deadlineMs: 40 });
    const aborted = probe.happens('aborted');

    await expect(subgraph.run(parse('{ patient }'))).rejects.toMatchObject({ code: 'TIMEOUT' });

    await aborted;
    await server.stop();
  });

  it('gives a query that one copy does not answer to another', async () => {
    await using silent = await listen(() => undefined);
    await using alive = await listen((_, response) => response.end(JSON.stringify(ANSWER)));
    await using subgraph = connectTo([alive.url, silent.url], { attemptMs: 40 });

    expect(await subgraph.run()).toEqual(ANSWER);
    expect([silent.count, alive.count]).toEqual([1, 1]);
  });
});

describe('several copies of a subgraph', () => {
  it('are used in turn', async () => {
    const answer: RequestListener = (_, response) => response.end(JSON.stringify(ANSWER));
    await using one = await listen(answer);
    await using two = await listen(answer);
    await using subgraph = connectTo([one.url, two.url]);

    for (let n = 0; n < 6; n += 1) await subgraph.run();

    expect([one.count, two.count]).toEqual([3, 3]);
  });

  it('answer for one that is dead, mutations too, at once', async () => {
    await using alive = await listen((_, response) => response.end('{"data":{"touch":1}}'));
    await using subgraph = connectTo([await deadUrl(), alive.url, await deadUrl()]);

    for (let n = 0; n < 9; n += 1) expect(await subgraph.run(MUTATION)).toEqual({ data: { touch: 1 } });

    expect([alive.count, subgraph.pauses]).toEqual([9, []]);
  });

  it('serve the subscriptions of one that is dead', async () => {
    const probe = probeSubgraph();
    const server = await startSubgraphServer(probe.schema, identity);
    await using subgraph = connectTo([await deadUrl(), server.url, await deadUrl()]);
    const document = parse('subscription { count(to: 1) }');

    const results = await Promise.all(
      [1, 2, 3].map(() => collect(subgraph.connection.subscribe({ document }, requestOf()))),
    );

    expect(results).toEqual(Array(3).fill([{ data: { count: 1 } }]));
    await subgraph.connection.close();
    await server.stop();
  });
});

describe('the circuit breaker', () => {
  it('keeps calls away from a subgraph that keeps failing, and lets them back when it recovers', async () => {
    let isUp = false;
    await using flaky = await listen((_, response) =>
      isUp ? response.end(JSON.stringify(ANSWER)) : response.writeHead(503).end(),
    );
    await using subgraph = connectTo([flaky.url], { breaker: { faultsMax: 4, openMs: 5_000 } });
    for (let n = 0; n < 2; n += 1) await expect(subgraph.run()).rejects.toMatchObject(UNAVAILABLE);
    expect(flaky.count).toBe(4);

    await expect(subgraph.run()).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSec: 5 });
    expect(flaky.count).toBe(4);

    isUp = true;
    time.nowMs += 5_000;
    expect(await subgraph.run()).toEqual(ANSWER);
    expect(await subgraph.run()).toEqual(ANSWER);
  });

  it('does not count what a resolver answers, nor clients that hang up', async () => {
    const probe = probeSubgraph();
    const server = await startSubgraphServer(probe.schema, identity);
    await using subgraph = connectTo([server.url], { breaker: { faultsMax: 1 } });

    expect((await subgraph.run(parse('{ broken }'))).errors).toHaveLength(1);
    const client = new AbortController();
    const waiting = probe.happens('waiting');
    const hungUp = subgraph.run(parse('{ patient }'), client.signal);
    await waiting;
    client.abort();
    await expect(hungUp).rejects.toMatchObject({ code: 'TIMEOUT' });

    expect(await subgraph.run()).toEqual(ANSWER);
    await subgraph.connection.close();
    await server.stop();
  });
});
