import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleResolvers } from '../testing/sample-resolvers.js';
import { AS_ADMIN, startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let switched: unknown[];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  switched = [];
  server.gateway.resolvers.switchSimulation = (args, context) => {
    switched.push(args.input);
    return sampleResolvers.switchSimulation?.(args, context);
  };
});

async function post(body: unknown) {
  const headers = { ...AS_ADMIN, 'content-type': 'application/json' };
  const response = await server.call('/sim/run', { method: 'POST', headers, body: JSON.stringify(body) });
  // biome-ignore lint/suspicious/noExplicitAny: the test looks at the fields it knows
  return { code: response.status, body: (await response.json()) as any };
}

const SMARTMETER = {
  feed: 'smartmeter',
  mode: 'simulation',
  running: true,
  interval_sec: 60,
  rows_written: 128_340,
  last_ts: '2026-11-22T13:00:00.000Z',
};
const MARKET = {
  feed: 'market',
  mode: 'real',
  running: false,
  interval_sec: 900,
  rows_written: 0,
  last_ts: null,
};

describe('POST /sim/run', () => {
  it('with status reads all feeds and switches nothing', async () => {
    expect(await post({ action: 'status' })).toMatchObject({
      code: 200,
      body: { message: 'Die Simulation läuft.', data: { running: true, feeds: [SMARTMETER, MARKET] } },
    });
    expect(switched).toEqual([]);
  });

  it('tells of the feed that was named only', async () => {
    expect((await post({ action: 'status', feed: 'market' })).body.data).toEqual({
      running: false,
      feeds: [MARKET],
    });
  });

  it('starts and stops one feed, or all where none is named', async () => {
    await post({ action: 'stop' });
    await post({ action: 'start', feed: 'all' });
    await post({ action: 'start', feed: 'smartmeter' });
    expect(switched).toEqual([
      { action: 'STOP', feed: null },
      { action: 'START', feed: null },
      { action: 'START', feed: 'SMARTMETER' },
    ]);
  });

  it.each([
    [{}, 'action:REQUIRED'],
    [{ action: 'pause' }, 'action:NOT_ALLOWED'],
    [{ action: 'start', feed: 'gas' }, 'feed:NOT_ALLOWED'],
    [{ action: 1 }, 'action:WRONG_TYPE'],
  ])('refuses %j', async (body, fault) => {
    const refusal = await post(body);
    expect(refusal.code).toBe(400);
    expect(
      refusal.body.errors.map((error: { field: string; code: string }) => `${error.field}:${error.code}`),
    ).toEqual([fault]);
    expect(switched).toEqual([]);
  });

  it('has no GET', async () => {
    expect((await server.call('/sim/run', { headers: AS_ADMIN })).status).toBe(405);
  });
});
