import { Readable } from 'node:stream';
import { LunaError } from '@luna/platform/errors/luna-error';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AS_CUSTOMER, startTestServer, type TestServer } from '../testing/start-test-server.js';
import { sampleTicket } from '../testing/test-gateway.js';

let server: TestServer;
let inputs: Record<string, unknown>[];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  inputs = [];
  server.gateway.ticket = sampleTicket;
  server.gateway.resolvers.exportReadings = ({ input }) => {
    inputs.push(input);
    return {
      url: `/exports/${input.format.toLowerCase()}`,
      expiresAt: '2026-11-22T13:00:00.000Z',
      fileName: 'x',
    };
  };
});

const get = (query: string) => server.call(`/data/smartmeter${query}`, { headers: AS_CUSTOMER });

/** The range the adapter understood. */
async function rangeOf(query: string) {
  expect((await get(query)).status, query).toBe(200);
  const { from, to } = inputs.at(-1) ?? {};
  return { from, to };
}

describe('GET /data/smartmeter', () => {
  it('puts the envelope around the stream of the ticket', async () => {
    const response = await get('?meter_id=a,b');
    expect(await response.json()).toEqual({
      status: 'ok',
      message: 'Zählerwerte.',
      trace_id: response.headers.get('x-trace-id'),
      data: { from: '2026-11-21T23:00:00.000Z', to: null, resolution: 'raw', readings: [] },
    });
    expect(inputs[0]).toMatchObject({ meterIds: ['a', 'b'], format: 'JSON', localTime: false });
  });

  it('passes CSV on as a download', async () => {
    const response = await get('?format=csv&max_points=100&local_time=1');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="smartmeter_2026-11-21_offen.csv"',
    );
    expect(await response.text()).toBe('meter_id,ts\r\n');
    expect(inputs[0]).toMatchObject({ format: 'CSV', maxPoints: 100, localTime: true });
  });

  it('reads days as Berlin midnights, also where a day has 25 hours', async () => {
    expect(await rangeOf('?from=2026-10-25&to=2026-10-26')).toEqual({
      from: new Date('2026-10-24T22:00:00.000Z').toISOString(),
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('understands an unescaped + and treats empty values as left out', async () => {
    expect(await rangeOf('?from=2026-11-22T14:00:00+01:00&to=&meter_id=')).toEqual({
      from: '2026-11-22T13:00:00.000Z',
      to: undefined,
    });
    expect(inputs.at(-1)?.meterIds).toBeNull();
  });

  it.each([
    ['?from=2026-11-22T14:00:00', 'from:INVALID_FORMAT'],
    ['?from=gestern', 'from:INVALID_FORMAT'],
    ['?to=2026-02-30', 'to:INVALID_FORMAT'],
    ['?from=2026-11-22T25:00:00Z', 'from:INVALID_FORMAT'],
    ['?from=2026-11-22&to=2026-11-22', 'from:OUT_OF_RANGE'],
    ['?format=xml', 'format:NOT_ALLOWED'],
    ['?max_points=1', 'max_points:OUT_OF_RANGE'],
    ['?max_points=1e3', 'max_points:WRONG_TYPE'],
    ['?max_points=10&resolution=1h', 'max_points:NOT_ALLOWED'],
    ['?local_time=ja', 'local_time:WRONG_TYPE'],
    [`?meter_id=${Array.from({ length: 51 }, (_, i) => i).join(',')}`, 'meter_id:OUT_OF_RANGE'],
  ])('refuses %s', async (query, fault) => {
    const response = await get(query);
    const body = (await response.json()) as { message: string; errors: { field: string; code: string }[] };
    expect(response.status).toBe(400);
    expect(body.errors.map((error) => `${error.field}:${error.code}`)).toEqual([fault]);
  });

  it('asks for the zone in words', async () => {
    const body = (await (await get('?from=2026-11-22T14:00:00')).json()) as { message: string };
    expect(body.message).toBe('Bitte Zeitzone angeben, z. B. 2026-11-22T14:00:00+01:00');
  });

  it('a meter id that cannot be one is as unknown as any other', async () => {
    expect((await get('?meter_id=a%00')).status).toBe(404);
    expect((await get('?meter_id=Z%C3%A4hler')).status).toBe(404);
  });

  it('a fault before the first byte is an ordinary error', async () => {
    server.gateway.ticket = () => ({
      contentType: 'application/json',
      fileName: 'x',
      stream: new Readable({
        read() {
          this.destroy(new LunaError('UNAVAILABLE', 'Bitte gleich noch einmal.'));
        },
      }),
    });
    expect((await get('')).status).toBe(503);
  });

  it('a later fault breaks the connection instead of ending the answer early', async () => {
    server.gateway.ticket = () => ({
      contentType: 'application/json',
      fileName: 'x',
      stream: Readable.from(
        (async function* () {
          yield `{"readings":[${'1,'.repeat(50_000)}`;
          throw new Error('disk gone');
        })(),
      ),
    });
    const response = await get('');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('releases the stream when the client hangs up', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.gateway.ticket = () => ({
      contentType: 'application/json',
      fileName: 'x',
      stream: new Readable({
        read() {
          setImmediate(() => this.push('1,'.repeat(10_000)));
        },
        destroy(_error, done) {
          release();
          done(null);
        },
      }),
    });
    const hangUp = new AbortController();
    const response = await server.call('/data/smartmeter', { headers: AS_CUSTOMER, signal: hangUp.signal });
    await response.body?.getReader().read();
    hangUp.abort();
    await released;
  });
});
