import { LunaError } from '@luna/platform/errors/luna-error';
import type { FastifyInstance } from 'fastify';
import { processRequest } from 'graphql-upload-minimal';

const FORM_FIELD_MAX_BYTES = 1_000_000;

/**
 * GraphQL multipart requests: the JSON of the operation becomes the body and each file an `Upload` that a
 * resolver reads as a stream; nothing is buffered here.
 */
export function acceptMultipart(app: FastifyInstance, uploadMaxBytes: number): void {
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined));
  app.addHook('preValidation', async (request, reply) => {
    if (!request.headers['content-type']?.startsWith('multipart/form-data')) return;
    request.body = await processRequest(request.raw, reply.raw, {
      maxFieldSize: FORM_FIELD_MAX_BYTES,
      // One byte more: past the limit the parser cuts silently, while the blob store says what is wrong.
      maxFileSize: uploadMaxBytes + 1,
      maxFiles: 1,
    }).catch((cause) => {
      throw new LunaError(
        'VALIDATION',
        'Das Formular ist unvollständig oder beschädigt. Bitte noch einmal senden.',
        { cause },
      );
    });
  });
}
