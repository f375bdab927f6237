import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { TicketFile } from '@luna/platform/ports/gateway-client';
import { JSON_TYPE, openEnvelope } from '../http/envelope.js';
import type { StreamAnswer } from '../routes/route.type.js';

/**
 * The ticket's stream, for JSON with the envelope around it. Waits for its first bytes, so that a fault before
 * them is an ordinary error answer.
 */
export async function streamTicket(
  file: TicketFile,
  envelope: { message: string; traceId: string } | null,
): Promise<StreamAnswer> {
  await firstBytes(file.stream);
  if (!envelope) return { stream: file.stream, contentType: file.contentType, fileName: file.fileName };
  const stream = Readable.from(enveloped(file.stream, openEnvelope(envelope.message, envelope.traceId)));
  return { stream, contentType: JSON_TYPE, fileName: null };
}

async function firstBytes(stream: Readable): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (stream.readableLength === 0 && !stream.readableEnded) await once(stream, 'readable');
}

async function* enveloped(data: Readable, opening: string): AsyncGenerator<string | Buffer> {
  yield opening;
  yield* data as AsyncIterable<Buffer>;
  yield '}';
}
