import type { FastifyInstance } from 'fastify';
import { processRequest } from 'graphql-upload-minimal';
import { LunaError } from '../../errors/luna-error.js';
import { REQUEST_MAX_BYTES } from './protocol.js';

/** Bodies of GraphQL over HTTP: JSON, and multipart whose files the resolver reads as streams. */
export function acceptBodies(app: FastifyInstance, uploadMaxBytes: number): void {
  app.removeAllContentTypeParsers();
  // Fastify's own parser looks for `__proto__` first; nothing here is merged into an object.
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(body));
    } catch (cause) {
      done(new LunaError('MALFORMED_JSON', 'Die Anfrage ist kein lesbares JSON.', { cause }));
    }
  });
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined));
  app.addHook('preValidation', async (request, reply) => {
    if (!request.headers['content-type']?.startsWith('multipart/form-data')) return;
    // What no resolver reads is drained once the answer is out, since the sender would wait for ever.
    reply.raw.once('finish', () => request.raw.unpipe().resume());
    request.body = await processRequest(request.raw, reply.raw, {
      maxFieldSize: REQUEST_MAX_BYTES,
      // One byte more, as at the gateway: a file that was cut there is cut here, and the resolver says so.
      maxFileSize: uploadMaxBytes + 1,
    }).catch((cause) => {
      throw new LunaError('VALIDATION', 'Das Formular ist unvollständig oder beschädigt.', { cause });
    });
  });
}
