import { Readable } from 'node:stream';
import { fieldError, LunaError } from '@luna/platform/errors/luna-error';
import type { FileUpload } from 'graphql-upload-minimal';

type FileStream = Readable & { truncated?: boolean };

/**
 * Hands name and bytes of an upload to `read`. Whatever it leaves unread is drained, since the sender would wait for
 * ever. A file that the multipart parser cut off at its own limit ends in PAYLOAD_TOO_LARGE, never as a shorter file.
 */
export async function withUpload<T>(
  file: Promise<FileUpload>,
  read: (fileName: string, bytes: Readable) => Promise<T>,
): Promise<T> {
  const upload = await file.catch(refuse);
  const source = open(upload);
  try {
    return await read(upload.filename ?? '', Readable.from(bytesOf(source), { objectMode: false }));
  } finally {
    source.on('error', () => undefined).resume();
  }
}

function open(upload: FileUpload): FileStream {
  try {
    return upload.createReadStream();
  } catch (error) {
    return refuse(error);
  }
}

async function* bytesOf(source: FileStream): AsyncGenerator<Buffer> {
  yield* source.iterator({ destroyOnReturn: false });
  if (source.truncated) throw tooLarge();
}

/** The parser's own errors carry an HTTP status. */
function refuse(cause: unknown): never {
  if ((cause as { status?: number }).status === 413) throw tooLarge();
  throw fieldError('file', 'REQUIRED', 'fehlt oder ist unvollständig angekommen. Bitte erneut senden.');
}

function tooLarge(): LunaError {
  return new LunaError('PAYLOAD_TOO_LARGE', 'Die Datei ist zu groß. Bitte teilen oder verkleinern Sie sie.');
}
