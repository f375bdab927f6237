import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { LunaError } from '@luna/platform/errors/luna-error';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ITEM_ID, sampleResolvers } from '../testing/sample-resolvers.js';
import {
  AS_ADMIN,
  startTestServer,
  type TestServer,
  UPLOAD_BYTES_MAX,
} from '../testing/start-test-server.js';
import { ADMIN_KEY } from '../testing/test-gateway.js';

let server: TestServer;
let inputs: Record<string, unknown>[];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  inputs = [];
  server.errors.length = 0;
  server.gateway.resolvers.ingestDocument = (args, context) => {
    inputs.push(args.input);
    return sampleResolvers.ingestDocument?.(args, context);
  };
});
afterEach(async () => {
  expect(await server.leftovers()).toEqual([]);
});

type Part = [name: string, value: string | Buffer, disposition?: string];

/** A multipart body written by hand, so that the order and spelling of its parts are ours. */
async function upload(parts: Part[], query = '', close = true) {
  const lines = parts.flatMap(([name, value, disposition = '']) => [
    Buffer.from(`--grenze\r\nContent-Disposition: form-data; name="${name}"${disposition}\r\n\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([...lines, Buffer.from(close ? '--grenze--\r\n' : '')]);
  const headers = { ...AS_ADMIN, 'content-type': 'multipart/form-data; boundary=grenze' };
  const response = await server.call(`/ingest/doc${query}`, { method: 'POST', headers, body });
  const answer = (await response.json()) as {
    data: never;
    code: string;
    errors: { field: string; code: string }[];
  };
  return { ...answer, status: response.status, faults: answer.errors?.map((e) => `${e.field}:${e.code}`) };
}

const FILE: Part = ['file', 'Inhalt', '; filename="muster.md"'];

describe('POST /ingest/doc', () => {
  it('hands the very bytes on, fields before and after the file', async () => {
    const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * 7) % 256));
    const answer = await upload([
      ['kind', 'note'],
      ['file', bytes, '; filename="a.pdf"'],
      ['source', 'api'],
    ]);

    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      chunks: 3,
      state: 'ready',
    });
    expect(inputs[0]).toMatchObject({ kind: 'NOTE', source: 'API', wait: true });
  });

  it('names what it left out', async () => {
    expect((await upload([FILE])).status).toBe(200);
    expect(inputs[0]).toMatchObject({ kind: 'DOCUMENT', source: 'UPLOAD', tags: [], wait: true });
  });

  it.each([
    [
      [
        ['tags', 'Strom, Gas'],
        ['tags', 'strom '],
      ],
      ['Strom', 'Gas'],
    ],
    [
      [
        ['tags[]', 'Strom'],
        ['tags[]', 'Gas'],
      ],
      ['Strom', 'Gas'],
    ],
    [
      [
        ['tags', '["a, b", "c"]'],
        ['tags', ''],
      ],
      ['a, b', 'c'],
    ],
  ] as [Part[], string[]][])('understands tags as %j', async (parts, tags) => {
    expect((await upload([...parts, FILE])).status).toBe(200);
    expect(inputs[0]?.tags).toEqual(tags);
  });

  it.each([
    ['; filename="C:\\\\Ordner\\\\Gesetz.md"', 'Gesetz.md'],
    ['; filename="../../etc/Übersicht.md"', 'Übersicht.md'],
    ['; filename="a%22b.md"', 'a"b.md'],
    ["; filename*=UTF-8''Gr%C3%BC%C3%9Fe.md", 'Grüße.md'],
    ['; filename=""', 'unbenannt'],
  ])('keeps the file name of %s without folders', async (disposition, name) => {
    const answer = await upload([['file', 'Inhalt', disposition]]);
    expect(answer).toMatchObject({ status: 200, data: { title: name } });
  });

  it.each([
    ['?async=true', []],
    ['', [['async', '1']]],
  ] as [string, Part[]][])('does not wait when asked so (%s)', async (query, parts) => {
    const answer = await upload([...parts, FILE], query);
    expect(answer).toMatchObject({ status: 202, data: { state: 'processing', chunks: null } });
  });

  it.each([
    [[['kind', 'note']], ['file:REQUIRED']],
    [[['file', 'text']], ['file:WRONG_TYPE']],
    [[FILE, FILE], ['file:OUT_OF_RANGE']],
    [
      [FILE, ['kind', 'law'], ['async', 'yes']],
      ['kind:NOT_ALLOWED', 'async:WRONG_TYPE'],
    ],
    [[FILE, ['item_id', 'x']], ['item_id:INVALID_FORMAT']],
    [[FILE, ['tags', '["a"']], ['tags:INVALID_FORMAT']],
    [[FILE, ['tags', Array.from({ length: 21 }, (_, i) => `t${i}`).join(',')]], ['tags:TOO_LONG']],
    [[FILE, ['tags', 'x'.repeat(51)]], ['tags.0:TOO_LONG']],
  ] as [Part[], string[]][])('refuses %j', async (parts, faults) => {
    expect(await upload(parts)).toMatchObject({ status: 400, code: 'VALIDATION', faults });
    expect(inputs).toEqual([]);
  });

  it('refuses a form that breaks off', async () => {
    expect(await upload([FILE], '', false)).toMatchObject({ status: 400, faults: ['file:INVALID_FORMAT'] });
    expect(inputs).toEqual([]);
  });

  it('takes a file of exactly the limit and refuses one byte more', async () => {
    const file = (bytes: number): Part => ['file', Buffer.alloc(bytes, 0x20), '; filename="a.txt"'];
    expect((await upload([file(UPLOAD_BYTES_MAX)])).status).toBe(200);
    expect(await upload([file(UPLOAD_BYTES_MAX + 1), ['kind', 'note']])).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    });
    expect(inputs).toHaveLength(1);
  });

  it('answers a duplicate with the document that is there', async () => {
    server.gateway.resolvers.ingestDocument = () => {
      throw new LunaError('DUPLICATE', 'Schon vorhanden.', {
        data: { item_id: ITEM_ID, chunks: 3, state: 'ready' },
      });
    };
    expect(await upload([FILE])).toMatchObject({
      status: 409,
      data: { item_id: ITEM_ID, chunks: 3, state: 'ready' },
    });
  });

  it('names fields as the caller wrote them', async () => {
    server.gateway.resolvers.ingestDocument = () => {
      throw new LunaError('VALIDATION', 'Das Feld „itemId“ nennt kein Dokument.', {
        errors: [{ field: 'itemId', row: null, code: 'UNKNOWN_ID', message: 'nennt kein Dokument' }],
      });
    };
    expect(await upload([FILE, ['item_id', ITEM_ID]])).toMatchObject({
      message: 'Das Feld „item_id“ nennt kein Dokument.',
      faults: ['item_id:UNKNOWN_ID'],
    });
  });

  it('forgets an upload whose sender hangs up in the middle, and goes on', async () => {
    const { hostname, port } = new URL(server.base);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/v1/ingest/doc HTTP/1.1\r\nHost: x\r\nX-Admin-Key: ${ADMIN_KEY}\r\nContent-Length: 50000\r\nContent-Type: multipart/form-data; boundary=grenze\r\n\r\n--grenze\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nAnfang`,
    );
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    expect((await upload([FILE])).status).toBe(200);
    expect(inputs).toHaveLength(1);
    expect(server.errors).toEqual([]);
  });
});
