import { Readable } from 'node:stream';
import { Upload } from 'graphql-upload-minimal';

/** An upload as a multipart parser hands it over, with these bytes. */
export function uploadOf(filename: string, source: Readable | Buffer): Upload {
  const upload = new Upload();
  const file = {
    fieldName: 'file',
    filename,
    mimetype: 'application/octet-stream',
    encoding: '7bit',
    createReadStream: () => (source instanceof Readable ? source : Readable.from([source])),
  };
  // The library's types leave out `resolve`, which its own request handler calls.
  (upload as Upload & { resolve(file: unknown): void }).resolve(file);
  return upload;
}

const PART_BYTES = 64 * 1024;

/** A file of `bytes`, made as it is read; `onPart` hears how far it has been read. */
export function largeFile(bytes: number, onPart: (bytesSoFar: number) => void = () => undefined): Readable {
  function* parts() {
    for (let made = 0; made < bytes; made += PART_BYTES) {
      onPart(made + PART_BYTES);
      yield Buffer.alloc(Math.min(PART_BYTES, bytes - made), 1);
    }
  }
  return Readable.from(parts(), { objectMode: false });
}
