import { Upload } from 'graphql-upload-minimal';
import type { ReceivedFile } from './receive-form.js';

/** The file as the `Upload` scalar takes it; `createReadStream` may be called more than once. */
export function toUpload({ name, mimeType, encoding, content }: ReceivedFile): Upload {
  const upload = new Upload();
  const file = {
    fieldName: 'file',
    filename: name,
    mimetype: mimeType,
    encoding,
    createReadStream: () => content.createReadStream(),
  };
  // The library's types leave out `resolve`, which its own request handler calls.
  (upload as Upload & { resolve(file: unknown): void }).resolve(file);
  return upload;
}
