import { PassThrough } from 'node:stream';
import type { Identity } from '@luna/platform/auth/identity';
import { createLog } from '@luna/platform/log/log';
import { executeSubgraph } from '@luna/platform/subgraph/execute-subgraph';
import { parse } from 'graphql';
import { type GraphQLOperation, processRequest } from 'graphql-upload-minimal';
import { expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';

const QUERY = `mutation ($input: IngestDocumentInput!) { ingestDocument(input: $input) {
  item { title fileName kind tags bytes } chunks sha256 version title state job { id } } }`;

/** Sends a real multipart request through the parser of the gateway into the subgraph. */
async function upload(
  corpus: TestCorpus,
  file: { name: string; content: string },
  options: { input?: object; maxFileSize?: number; role?: Identity['role'] } = {},
) {
  const operations = { query: QUERY, variables: { input: { file: null, ...options.input } } };
  const part = (head: string, body: string) =>
    `--grenze\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const request = Object.assign(new PassThrough(), {
    headers: { 'content-type': 'multipart/form-data; boundary=grenze' },
  });
  request.end(
    part('name="operations"', JSON.stringify(operations)) +
      part('name="map"', '{"0":["variables.input.file"]}') +
      part(`name="0"; filename="${file.name}"`, file.content) +
      '--grenze--\r\n',
  );
  // The parser's types ask for a whole HTTP request; it reads the stream and its headers.
  const parsed = (await processRequest(request as never, undefined as never, {
    maxFileSize: options.maxFileSize ?? 10_000_000,
  })) as GraphQLOperation;
  const identity: Identity = { role: options.role ?? 'admin', userId: null, externalId: null };
  const context = {
    identity,
    identityToken: '',
    traceId: 't',
    signal: new AbortController().signal,
    loaders: new Map(),
  };
  const operation = { document: parse(QUERY), variables: parsed.variables as Record<string, unknown> };
  const log = createLog({ level: 'silent' });
  const result = await executeSubgraph(corpus.content.subgraph.schema, operation, context, log);
  // Whoever sends must be able to finish, whatever became of the file.
  if (!request.readableEnded) await new Promise((resolve) => request.once('end', resolve));
  return { payload: result.data?.ingestDocument, code: result.errors?.[0]?.extensions?.code };
}

it('an upload by the admin becomes a document with the name and the facts it was sent with', async () => {
  await using corpus = await createTestCorpus();
  const file = { name: 'Anleitung Wärmepumpe.md', content: '# Wärmepumpe\n\nDen Filter tauschen.' };
  const { payload } = await upload(corpus, file, { input: { kind: 'NOTE', tags: ['Haus', 'haus'] } });
  expect(payload).toMatchObject({
    item: {
      title: 'Wärmepumpe',
      fileName: file.name,
      kind: 'NOTE',
      tags: ['Haus'],
      bytes: Buffer.byteLength(file.content),
    },
    chunks: 1,
    version: 1,
    state: 'READY',
    job: { id: expect.any(String) },
  });
});

it('an upload that names neither kind nor tags is stored as a document, which every list can show', async () => {
  await using corpus = await createTestCorpus();
  const { payload, code } = await upload(corpus, { name: 'notiz.txt', content: 'Der Filter ist neu.' });
  expect(code).toBeUndefined();
  expect(payload).toMatchObject({ item: { kind: 'DOCUMENT', tags: [] } });
  expect(await corpus.deps.database.query(`SELECT kind, source FROM items`)).toEqual([
    { kind: 'document', source: 'upload' },
  ]);
});

it.each(['customer', 'anonymous'] as const)(
  'an upload by a %s is refused and its bytes are let go',
  async (role) => {
    await using corpus = await createTestCorpus({ idle: true });
    const file = { name: 'a.txt', content: 'x'.repeat(500_000) };
    const { code } = await upload(corpus, file, { role });
    expect(code).toBe(role === 'customer' ? 'FORBIDDEN' : 'UNAUTHENTICATED');
  },
);

it.each([
  ['the limit', { maxFileSize: 10_000_000 }],
  ['the limit of the parser, which cuts files off in silence,', { maxFileSize: 1_000 }],
])('a file beyond %s is refused and never stored shortened', async (_limit, options) => {
  await using corpus = await createTestCorpus({ idle: true });
  const file = { name: 'gross.txt', content: 'Wort '.repeat(400_000) };
  expect((await upload(corpus, file, options)).code).toBe('PAYLOAD_TOO_LARGE');
  expect(await corpus.deps.database.query(`SELECT 1 FROM items`)).toEqual([]);
});
