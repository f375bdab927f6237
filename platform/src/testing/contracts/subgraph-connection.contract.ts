import { type GraphQLSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { IdentitySigner } from '../../auth/identity.js';
import { createLog, type Log, withTrace } from '../../log/log.js';
import type { SubgraphConnection, SubgraphRequest, SubgraphResult } from '../../ports/subgraph-connection.js';
import { collect } from '../collect.js';
import { type ProbeSubgraph, probeSubgraph } from '../probe-subgraph.js';
import { largeFile, uploadOf } from '../uploads.js';

const TRACE_ID = '0af76519-16cd-43dd-8448-eb211c80319c';
const MIB = 1024 * 1024;

export interface ConnectParts {
  schema: GraphQLSchema;
  signer: IdentitySigner;
  log: Log;
}

interface Probed extends AsyncDisposable {
  probe: ProbeSubgraph;
  connection: SubgraphConnection;
  /** A request of its own, signed for a customer unless `token` says otherwise. */
  request(changes?: { signal?: AbortSignal; token?: string | undefined }): SubgraphRequest;
  run(query: string, variables?: Record<string, unknown>, request?: SubgraphRequest): Promise<SubgraphResult>;
  subscribe(query: string, request?: SubgraphRequest): AsyncIterable<SubgraphResult>;
}

/** What every SubgraphConnection guarantees. `connect` gives one to a subgraph with this schema, and how to end both. */
export function describeSubgraphConnection(
  name: string,
  connect: (parts: ConnectParts) => Promise<{ connection: SubgraphConnection; stop(): Promise<void> }>,
): void {
  async function start(): Promise<Probed> {
    const probe = probeSubgraph();
    const signer = new IdentitySigner(Buffer.from('key of the tests'));
    const log = createLog({ level: 'silent' });
    const { connection, stop } = await connect({ schema: probe.schema, signer, log });
    const token = signer.sign({ role: 'customer', userId: 'u1', externalId: 'kunde-1' });
    const request: Probed['request'] = (changes = {}) => ({
      identityToken: 'token' in changes ? changes.token : token,
      traceId: TRACE_ID,
      signal: changes.signal ?? new AbortController().signal,
    });
    return {
      probe,
      connection,
      request,
      run: (query, variables, asked = request()) =>
        connection.execute({ document: parse(query), variables }, asked),
      subscribe: (query, asked = request()) => connection.subscribe({ document: parse(query) }, asked),
      [Symbol.asyncDispose]: stop,
    };
  }

  describe(`SubgraphConnection: ${name}`, () => {
    it('brings back the data of an operation with its variables', async () => {
      await using subgraph = await start();
      const text = 'Zähler „Süd“ \u{1F50C} \\ "';

      const result = await subgraph.run('query ($t: String) { echo(text: $t) }', { t: text });

      expect(result).toEqual({ data: { echo: text } });
    });

    it('runs the operation that is named', async () => {
      await using subgraph = await start();
      const document = parse('query A { echo(text: "a") } query B { echo(text: "b") }');

      const result = await subgraph.connection.execute({ document, operationName: 'B' }, subgraph.request());

      expect(result.data).toEqual({ echo: 'b' });
    });

    it('runs under the identity that was signed, in the trace of the request', async () => {
      await using subgraph = await start();

      const { data } = await withTrace(TRACE_ID, () => subgraph.run('{ whoami trace }'));

      expect(data).toEqual({ whoami: 'customer:u1', trace: TRACE_ID });
    });

    it.each([
      ['nobody', undefined],
      [
        'another installation',
        new IdentitySigner(Buffer.from('another key')).sign({
          role: 'admin',
          userId: null,
          externalId: null,
        }),
      ],
    ])('refuses an identity signed by %s', async (_, token) => {
      await using subgraph = await start();
      const request = subgraph.request({ token });

      await expect(subgraph.run('{ whoami }', {}, request)).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      expect(await collect(subgraph.subscribe('subscription { whoever }', request))).toMatchObject([
        { data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      ]);
    });

    it('tells expected failures in full, others without their details, and keeps the rest of the data', async () => {
      await using subgraph = await start();

      const { data, errors } = await subgraph.run('{ refused broken echo(text: "da") }');

      expect(data).toEqual({ refused: null, broken: null, echo: 'da' });
      expect(errors).toMatchObject([
        {
          message: 'Das geht gerade nicht.',
          path: ['refused'],
          extensions: { code: 'CONFLICT', data: { since: 'gestern' }, retryAfterSec: 7 },
        },
        { path: ['broken'], extensions: { code: 'INTERNAL' } },
      ]);
      expect(JSON.stringify(errors)).not.toMatch(/secret_table|10\.0\.0\.7/);
    });

    it('tells the resolver when the client hangs up', async () => {
      await using subgraph = await start();
      const client = new AbortController();
      const [waiting, aborted] = [subgraph.probe.happens('waiting'), subgraph.probe.happens('aborted')];

      const answer = subgraph.run('{ patient }', {}, subgraph.request({ signal: client.signal }));
      answer.catch(() => undefined);
      await waiting;
      client.abort();

      await aborted;
    });

    it('loads each entity of a request once, whichever of its calls ask for it', async () => {
      await using subgraph = await start();
      const request = subgraph.request();
      const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id label } } }';
      const refer = (...ids: string[]) => ({ r: ids.map((id) => ({ __typename: 'Thing', id })) });

      const first = await subgraph.run(query, refer('a', 'b', 'a'), request);
      const second = await subgraph.run(query, refer('b', 'c'), request);

      expect(first.data?._entities).toHaveLength(3);
      expect(second.data?._entities).toMatchObject([{ label: 'Ding b' }, { label: 'Ding c' }]);
      expect(subgraph.probe.seen.loads).toEqual([['a', 'b'], ['c']]);
    });

    it('loads an entity again for another request', async () => {
      await using subgraph = await start();
      const query = '{ things(ids: ["a"]) { label } }';

      await subgraph.run(query);
      await subgraph.run(query);

      expect(subgraph.probe.seen.loads).toEqual([['a'], ['a']]);
    });

    describe('uploads', () => {
      const UPLOAD = 'mutation ($i: UploadInput!) { upload(input: $i) { names bytes note } }';

      it('arrive whole, in their places, with their names', async () => {
        await using subgraph = await start();
        const files = [
          uploadOf('größe "1; 2".bin', Buffer.alloc(300_000)),
          uploadOf('leer.txt', Buffer.alloc(0)),
        ];

        const { data } = await subgraph.run(UPLOAD, { i: { files, note: 'zwei' } });

        expect(data?.upload).toEqual({
          names: ['größe "1; 2".bin', 'leer.txt'],
          bytes: [300_000, 0],
          note: 'zwei',
        });
      });

      it('are read no faster than the resolver takes them', async () => {
        await using subgraph = await start();
        let aheadMax = 0;
        const { seen } = subgraph.probe;
        const file = largeFile(48 * MIB, (made) => {
          aheadMax = Math.max(aheadMax, made - seen.uploadedBytes);
        });

        const { data } = await subgraph.run(UPLOAD, {
          i: { files: [uploadOf('groß.bin', file)], isSlow: true },
        });

        expect(data?.upload).toMatchObject({ bytes: [48 * MIB] });
        // What lies in buffers of streams and sockets on the way.
        expect(aheadMax).toBeLessThan(16 * MIB);
      });

      it('that break off on their way in end the resolver, which finds no shorter file', async () => {
        await using subgraph = await start();
        const brokenOff = subgraph.probe.happens('broken-off');
        const file = largeFile(8 * MIB, (made) => {
          if (made > MIB) throw new Error('the browser went away');
        });

        const outcome = await subgraph
          .run(UPLOAD, { i: { files: [uploadOf('halb.bin', file)] } })
          .then((result) => result.data?.upload ?? null)
          .catch(() => null);

        await brokenOff;
        expect(outcome).toBeNull();
      });

      it('that a resolver refuses unread get their answer', async () => {
        await using subgraph = await start();
        const files = [uploadOf('doppelt.bin', largeFile(8 * MIB))];

        const { errors } = await subgraph.run(UPLOAD, { i: { files, isUnread: true } });

        expect(errors).toMatchObject([{ extensions: { code: 'DUPLICATE' } }]);
      });
    });

    describe('subscriptions', () => {
      it('bring every event in order and then end', async () => {
        await using subgraph = await start();

        const results = await collect(subgraph.subscribe('subscription { count(to: 500) }'));

        expect(results).toEqual(Array.from({ length: 500 }, (_, n) => ({ data: { count: n + 1 } })));
      });

      it('run under the identity of their request', async () => {
        await using subgraph = await start();

        const [first] = await collect(subgraph.subscribe('subscription { whoever }'));

        expect(first?.data?.whoever).toContain('customer:true');
      });

      it('that are refused at their start say why and end', async () => {
        await using subgraph = await start();

        expect(await collect(subgraph.subscribe('subscription { refusing }'))).toMatchObject([
          { errors: [{ message: 'Das dürfen Sie nicht.', extensions: { code: 'FORBIDDEN' } }] },
        ]);
      });

      it('that fail in the middle end with an error that tells no internals', async () => {
        await using subgraph = await start();

        const results = await collect(subgraph.subscribe('subscription { failing }'));

        expect(results).toMatchObject([
          { data: { failing: 1 } },
          { data: null, errors: [{ extensions: { code: 'INTERNAL' } }] },
        ]);
        expect(JSON.stringify(results)).not.toContain('10.0.0.7');
      });

      it.each(['between two events', 'while it waits for one'])(
        'end their source when the reader leaves %s',
        async (when) => {
          await using subgraph = await start();
          const left = subgraph.probe.happens('left');
          const events = open(subgraph.subscribe('subscription { endless }'));
          expect(await events.next()).toEqual({ done: false, value: { data: { endless: 'Anfang' } } });

          const waiting = when.startsWith('while') ? events.next() : null;
          await events.return?.();

          await left;
          if (waiting) expect(await waiting).toMatchObject({ done: true });
        },
      );

      it('end their source and themselves, without a word, when the signal aborts', async () => {
        await using subgraph = await start();
        const client = new AbortController();
        const left = subgraph.probe.happens('left');
        const events = open(
          subgraph.subscribe('subscription { endless }', subgraph.request({ signal: client.signal })),
        );
        await events.next();

        const waiting = events.next();
        client.abort();

        await left;
        expect(await waiting).toEqual({ done: true, value: undefined });
      });

      it('do not end each other', async () => {
        await using subgraph = await start();
        const [one, other] = [
          open(subgraph.subscribe('subscription { endless }')),
          open(subgraph.subscribe('subscription { endless }')),
        ];
        await Promise.all([one.next(), other.next()]);
        const left = subgraph.probe.happens('left');

        await one.return?.();
        await left;

        const still = subgraph.subscribe('subscription { count(to: 1) }');
        expect(await collect(still)).toEqual([{ data: { count: 1 } }]);
        const pending = other.next();
        expect(await Promise.race([pending, Promise.resolve('waits')])).toBe('waits');
        await other.return?.();
      });
    });
  });
}

const open = <T>(values: AsyncIterable<T>): AsyncIterator<T> => values[Symbol.asyncIterator]();
