import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../api/answer.js';
import type { LunaApi } from '../api/luna-api.js';
import { CommandError } from '../command-error.js';

export interface Upload {
  file: string;
  /** Form fields beside the file. */
  fields: Record<string, string>;
  signal: AbortSignal;
  /** Told how many bytes have left so far. */
  onSent?: (bytes: number) => void;
}

/** The file cannot be read; its sender is told, the others go on. */
export class UnreadableFile extends CommandError {}

/** Sends one file to POST ingest/doc as a stream; it is never in memory as a whole. */
export async function uploadFile(api: LunaApi, upload: Upload): Promise<Answer> {
  const boundary = `luna-${randomUUID()}`;
  const state: { fault?: Error } = {};
  try {
    return await api.rest('ingest/doc', {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: ReadableStream.from(partsOf(upload, boundary, state)),
      duplex: 'half',
      signal: upload.signal,
    });
  } catch (error) {
    throw state.fault ?? error;
  }
}

async function* partsOf(
  { file, fields, onSent }: Upload,
  boundary: string,
  state: { fault?: Error },
): AsyncGenerator<Uint8Array> {
  const part = (disposition: string, type = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${type}\r\n`;
  const head = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`);
  const type = 'Content-Type: application/octet-stream\r\n';
  yield Buffer.from(
    `${head.join('')}${part(`name="file"; filename="${quoted(path.basename(file))}"`, type)}`,
  );
  let sent = 0;
  try {
    for await (const bytes of createReadStream(file)) {
      yield bytes;
      sent += bytes.length;
      onSent?.(sent);
    }
  } catch (error) {
    state.fault = new UnreadableFile(unreadable(error as NodeJS.ErrnoException), error);
    throw state.fault;
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

/** As browsers write file names into a form. */
const quoted = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

export function unreadable({ code }: NodeJS.ErrnoException): string {
  return code === 'EACCES' ? 'Die Datei darf nicht gelesen werden.' : 'Die Datei lässt sich nicht lesen.';
}
