import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileUpload } from 'graphql-upload-minimal';
import { LunaError } from '../../errors/luna-error.js';
import type { SubgraphOperation } from '../../ports/subgraph-connection.js';
import { type FoundUpload, withoutUploads } from './find-uploads.js';
import { textOf } from './operation-text.js';
import { type RawAnswer, tooLarge, type Wait } from './post-json.js';
import { faultOf, TransportFault } from './transport-fault.js';

/**
 * Sends an operation with its files as a GraphQL multipart request, streamed: a file is read only as fast as the
 * subgraph takes it. The wait for the answer begins when all is sent. A file that breaks off ends the request, and a
 * connection that breaks off ends the reading of the file.
 */
export async function postMultipart(
  url: URL,
  headers: Record<string, string>,
  operation: SubgraphOperation,
  uploads: FoundUpload[],
  wait: Wait,
): Promise<RawAnswer> {
  const boundary = `luna-${randomUUID()}`;
  const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    agent: false,
    signal: wait.signal,
  });
  const answered = readAnswer(outgoing, wait);
  const form = Readable.from(formOf(boundary, operation, uploads), { objectMode: false });
  const sent = pipeline(form, outgoing).then(
    () => void outgoing.setTimeout(wait.timeoutMs, () => outgoing.destroy(lateBy(wait.timeoutMs))),
  );
  // A refusal may come before the file has been sent; what is left of it is drained then, not waited for.
  sent.catch((error) => outgoing.destroy(error as Error));
  return answered;
}

const lateBy = (ms: number) => new TransportFault('late', `no answer in ${ms} ms after the upload`);

function readAnswer(outgoing: ReturnType<typeof requestHttp>, wait: Wait): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    outgoing.on('error', (error) =>
      reject(wait.signal.aborted || error instanceof LunaError ? error : faultOf(error)),
    );
    outgoing.on('response', (incoming) => readBody(incoming, wait.responseMaxBytes).then(resolve, reject));
  });
}

async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<RawAnswer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of incoming as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > maxBytes) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof LunaError ? error : faultOf(error);
  }
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: Buffer.concat(parts).toString(),
  };
}

async function* formOf(
  boundary: string,
  operation: SubgraphOperation,
  uploads: FoundUpload[],
): AsyncGenerator<string | Buffer> {
  const { variables, operationName } = operation;
  const operations = { query: textOf(operation).text, variables, operationName };
  const map = Object.fromEntries(uploads.map(({ places }, index) => [index, places]));
  yield field(boundary, 'operations', JSON.stringify(operations, withoutUploads));
  yield field(boundary, 'map', JSON.stringify(map));
  for (const [index, { upload }] of uploads.entries()) {
    const file = await upload.promise.catch(brokenOff);
    yield fileHead(boundary, String(index), file);
    yield* bytesOf(file);
    yield '\r\n';
  }
  yield `--${boundary}--\r\n`;
}

const field = (boundary: string, name: string, value: string): string =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** A quote or a line end in the name would end the name or the header. */
function fileHead(boundary: string, name: string, { filename, mimetype }: FileUpload): string {
  const escaped = (filename ?? '').replace(/[\r\n]/g, ' ').replace(/["\\]/g, '\\$&');
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mimetype ?? '') ? mimetype : 'application/octet-stream';
  return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${escaped}"\r\ncontent-type: ${type}\r\n\r\n`;
}

/** Whatever is not read is drained, since the sender would wait for ever; so the source must not be destroyed either. */
async function* bytesOf(file: FileUpload): AsyncGenerator<Buffer> {
  const source: Readable = file.createReadStream();
  const parts = source.iterator({ destroyOnReturn: false });
  try {
    for (let part = await parts.next(); !part.done; part = await parts.next()) yield part.value;
  } catch (cause) {
    brokenOff(cause);
  } finally {
    await parts.return?.();
    source.on('error', () => undefined).resume();
  }
}

function brokenOff(cause: unknown): never {
  const message = 'Die Datei ist unvollständig angekommen. Bitte senden Sie sie noch einmal.';
  throw new LunaError('VALIDATION', message, { cause });
}
