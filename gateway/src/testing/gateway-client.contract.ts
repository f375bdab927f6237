import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { LunaError } from '@luna/platform/errors/luna-error';
import type {
  Admission,
  GatewayClient,
  GatewayResult,
  OpenTicket,
} from '@luna/platform/ports/gateway-client';
import { parse } from 'graphql';
import { Upload } from 'graphql-upload-minimal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LibraryLife } from './library-life.js';
import { ADMIN_KEY, TICKETS } from './start-test-gateway.js';

export interface ClientUnderTest extends AsyncDisposable {
  client: GatewayClient;
  life: LibraryLife;
}

export interface ClientOptions {
  askPerMinute: number;
  openTicket: OpenTicket;
}

const USER = '11111111-2222-4333-8444-555555555555';
const ANYBODY: Admission = { credentials: {}, access: 'P', traceId: '0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11' };
const AS_USER: Admission = { ...ANYBODY, credentials: { devUser: USER }, access: 'C' };
const AS_ADMIN: Admission = { ...ANYBODY, credentials: { adminKey: ADMIN_KEY }, access: 'A' };
const MIB = 1024 * 1024;

const signal = () => AbortSignal.timeout(20_000);

function uploadOf(stream: Readable): Upload {
  const upload = new Upload();
  const file = {
    fieldName: 'file',
    filename: 'a.md',
    mimetype: 'text/markdown',
    createReadStream: () => stream,
  };
  (upload as Upload & { resolve(file: unknown): void }).resolve(file);
  return upload;
}

/** What every GatewayClient promises, on a gateway in front of the library. */
export function describeGatewayClient(
  name: string,
  make: (options: ClientOptions) => Promise<ClientUnderTest>,
): void {
  let test: ClientUnderTest;
  let tickets: OpenTicket;
  beforeAll(async () => {
    test = await make({ askPerMinute: 2, openTicket: (...asked) => tickets(...asked) });
  });
  afterAll(() => test[Symbol.asyncDispose]());

  const run = async (client: GatewayClient, admission: Admission, source: string, variables = {}) => {
    const session = await client.admit(admission);
    return session.execute({ operation: parse(source), variables, signal: signal() });
  };

  describe(`${name}: a gateway client`, () => {
    it('admits anybody to what is public, without a look at what they show', async () => {
      const shown = { ...ANYBODY, credentials: { adminKey: 'wrong' } };

      expect((await test.client.admit(shown)).identity.role).toBe('anonymous');
      expect((await run(test.client, shown, '{ whoami }')).data).toEqual({ whoami: 'anonymous:-' });
    });

    it.each([
      ['no credential', { ...ANYBODY, access: 'C' as const }, 'UNAUTHENTICATED'],
      ['a wrong one', { ...AS_ADMIN, credentials: { adminKey: 'wrong' } }, 'UNAUTHENTICATED'],
      ['a customer, where the admin is needed', { ...AS_USER, access: 'A' as const }, 'FORBIDDEN'],
    ])('refuses %s', async (_, admission, code) => {
      const refusal = await test.client.admit(admission).catch((error: unknown) => error);

      expect(refusal).toBeInstanceOf(LunaError);
      expect(refusal).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
    });

    it('runs operations under the identity that was admitted', async () => {
      expect((await run(test.client, AS_USER, '{ whoami }')).data).toEqual({ whoami: `customer:${USER}` });
      expect((await run(test.client, AS_ADMIN, '{ whoami }')).data).toEqual({ whoami: 'admin:-' });
    });

    it('takes a token at the admission and none for the operation it was taken for', async () => {
      const asking: Admission = { ...AS_USER, rate: 'ask' };
      const ask = 'mutation { ask(question: "?") }';

      const first = await test.client.admit(asking);
      const asked = await first.execute({ operation: parse(ask), variables: {}, signal: signal() });
      const second = await test.client.admit(asking);
      const third = await test.client.admit(asking);
      const unpaid = await run(test.client, AS_USER, ask);

      expect(first.rateLimit).toMatchObject({ limit: 2, remaining: 1, retryAfterSec: 0 });
      expect(asked).toEqual({ data: { ask: 'Zu „?“' } });
      expect(second.rateLimit).toMatchObject({ remaining: 0, retryAfterSec: 0 });
      expect(third.rateLimit?.retryAfterSec).toBeGreaterThan(0);
      expect(unpaid.errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
    });

    it('gives expected failures with code and data, and no word of unexpected ones', async () => {
      const expected = await run(test.client, AS_USER, '{ forbidden }');
      const unexpected = await run(test.client, AS_USER, '{ broken }');
      const unknown = await run(test.client, AS_USER, '{ nothing }');

      expect(expected.errors?.[0]).toMatchObject({
        message: 'Das geht gerade nicht.',
        extensions: { code: 'CONFLICT', data: { since: 'gestern' } },
      });
      expect(unexpected.errors?.[0]?.extensions?.code).toBe('INTERNAL');
      expect(JSON.stringify(unexpected)).not.toContain('secret_table');
      expect(unknown.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
    });

    it('hands on the bytes of an upload', async () => {
      const parts = Array.from({ length: 9 }, () => Buffer.alloc(100_000, 'x'));

      const { data } = await run(
        test.client,
        AS_ADMIN,
        'mutation ($file: Upload!) { ingestDocument(file: $file) }',
        { file: uploadOf(Readable.from(parts)) },
      );

      expect(data).toEqual({ ingestDocument: 900_000 });
    });

    it('gives the file behind a ticket, and the reason where there is none', async () => {
      tickets = async (url) => {
        if (url !== `${TICKETS}/once`) throw new LunaError('NOT_FOUND', 'Dieser Verweis ist abgelaufen.');
        const stream = Readable.from([Buffer.alloc(MIB, 'a'), Buffer.alloc(MIB, 'b')]);
        return { contentType: 'text/csv; charset=utf-8', fileName: 'werte.csv', stream };
      };
      const session = await test.client.admit(AS_USER);

      const file = await session.fetchTicket(`${TICKETS}/once`, signal());
      const spent = session.fetchTicket(`${TICKETS}/${'x'.repeat(2_000)}`, signal());

      await expect(spent).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: 'Dieser Verweis ist abgelaufen.',
      });
      expect(file).toMatchObject({ contentType: 'text/csv; charset=utf-8', fileName: 'werte.csv' });
      expect((await text(file.stream)).length).toBe(2 * MIB);
    });

    it('never takes the beginning of a broken file for the whole', async () => {
      tickets = async () => {
        const parts = async function* () {
          yield Buffer.alloc(MIB, 'a');
          throw new Error('the database went away');
        };
        return { contentType: 'text/csv', fileName: 'a.csv', stream: Readable.from(parts()) };
      };
      const session = await test.client.admit(AS_USER);

      const { stream } = await session.fetchTicket(`${TICKETS}/a`, signal());

      await expect(text(stream)).rejects.toThrow();
    });

    const readings = parse('subscription { readingAdded(since: 0) { title } }');
    const titleOf = ({ value }: IteratorResult<GatewayResult>) =>
      (value.data as { readingAdded: { title: string } }).readingAdded.title;

    it('gives the results of a subscription as they come, and ends its source when the reader leaves', async () => {
      const session = await test.client.admit(AS_USER);
      test.life.hold('Erste Lesung');
      const results = session.subscribe({ operation: readings, variables: {}, signal: signal() });
      const iterator = results[Symbol.asyncIterator]();

      const first = titleOf(await iterator.next());
      test.life.hold('Zweite Lesung');
      const second = titleOf(await iterator.next());
      await iterator.return?.();

      expect([first, second]).toEqual(['Erste Lesung', 'Zweite Lesung']);
      await expect.poll(() => test.life.listeners).toBe(0);
    });

    it('ends a subscription that waits when its signal aborts', async () => {
      const session = await test.client.admit(AS_USER);
      const leaving = new AbortController();
      const operation = parse('subscription { jobChanged { title } }');
      const results = session.subscribe({ operation, variables: {}, signal: leaving.signal });
      const next = results[Symbol.asyncIterator]().next();
      await expect.poll(() => test.life.listeners).toBe(1);

      leaving.abort();

      await next.catch(() => undefined);
      await expect.poll(() => test.life.listeners).toBe(0);
    });

    it('gives the refusal of a subscription as its only result', async () => {
      const session = await test.client.admit(AS_USER);
      const operation = parse('subscription { refused { title } }');
      const results: GatewayResult[] = [];

      for await (const result of session.subscribe({ operation, variables: {}, signal: signal() }))
        results.push(result);

      expect(results).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
    });
  });
}
