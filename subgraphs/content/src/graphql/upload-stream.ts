import { Readable } from 'node:stream';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { FileUpload } from 'graphql-upload-minimal';

/**
 * Hands the bytes of an upload to `read`. Whatever it leaves unread is drained, since the sender would wait for ever;
 * a file that the multipart parser cut off at its own limit ends in PAYLOAD_TOO_LARGE, never as a shorter file.
 */
export async function withUpload<T>(upload: FileUpload, read: (bytes: Readable) => Promise<T>): Promise<T> {
  const source: Readable & { truncated?: boolean } = upload.createReadStream();
  const bytes = Readable.from(bytesOf(source), { objectMode: false });
  try {
    return await read(bytes);
  } finally {
    source.on('error', () => undefined).resume();
  }
}

async function* bytesOf(source: Readable & { truncated?: boolean }): AsyncGenerator<Buffer> {
  yield* source.iterator({ destroyOnReturn: false });
  if (source.truncated) {
    throw new LunaError('PAYLOAD_TOO_LARGE', 'Die Datei ist zu groß. Bitte teilen oder verkleinern Sie sie.');
  }
}
