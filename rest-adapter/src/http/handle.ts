import { Readable } from 'node:stream';
import type { GatewaySession } from '@luna/platform/ports/gateway-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RestAdapterOptions } from '../options.type.js';
import type { Call, DataAnswer, Route, StreamAnswer } from '../routes/route.type.js';
import { toUpload } from '../uploads/to-upload.js';
import { JSON_TYPE, okEnvelope } from './envelope.js';
import { type Input, readInput } from './read-input.js';
import { runOperation } from './run-operation.js';
import { sendRevalidated, traceOf, weakEtag } from './send.js';
import { hangUpSignal, within } from './signals.js';

/** Reads, checks, asks the gateway and answers; the caller was admitted before. */
export async function handle(
  route: Route,
  session: GatewaySession,
  options: RestAdapterOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { tempDir, limits } = options;
  const input = await readInput(route, request, { tempDir, fileBytesMax: limits.uploadMaxBytes });
  try {
    const hangUp = hangUpSignal(reply);
    const answer = await answerWithin(route, hangUp, (signal) =>
      route.handle(callOf(input, session, request, traceOf(reply), signal)),
    );
    return 'stream' in answer ? sendStream(answer, request, reply) : sendData(route, answer, request, reply);
  } finally {
    await input.file?.content[Symbol.asyncDispose]();
  }
}

/** An accepted write goes on when its client hangs up; a read ends with it. */
function answerWithin<T>(
  route: Route,
  hangUp: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (route.deadlineMs === null) return work(new AbortController().signal);
  return within(route.deadlineMs, hangUp, work);
}

function callOf(
  input: Input,
  session: GatewaySession,
  request: FastifyRequest,
  traceId: string,
  signal: AbortSignal,
): Call<unknown, unknown> {
  return {
    query: input.query,
    body: input.body,
    params: request.params as Record<string, string>,
    file: input.file ? toUpload(input.file) : null,
    fileName: input.file?.name ?? '',
    traceId,
    run: (operation, variables) => runOperation(session, operation, variables, signal),
    fetchTicket: (url) => session.fetchTicket(url, signal),
  };
}

function sendData(
  route: Route,
  answer: DataAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const data = JSON.stringify(answer.data);
  const body = okEnvelope(answer.message, data, traceOf(reply));
  if (!route.revalidated) return reply.code(answer.status).type(JSON_TYPE).send(body);
  return sendRevalidated(request, reply, {
    etag: weakEtag(data),
    cacheControl: 'private, no-cache',
    contentType: JSON_TYPE,
    body,
  });
}

/** A fault after the first byte breaks the connection; the shortened body is never closed properly. */
function sendStream(answer: StreamAnswer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.type(answer.contentType);
  if (answer.fileName !== null) {
    void reply.header(
      'content-disposition',
      `attachment; filename="${answer.fileName.replace(/[^\w.-]/g, '_')}"`,
    );
  }
  if (request.method !== 'HEAD') return reply.send(answer.stream);
  answer.stream.destroy();
  return reply.send(Readable.from([]));
}
