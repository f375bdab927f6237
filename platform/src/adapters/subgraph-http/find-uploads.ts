import { Upload } from 'graphql-upload-minimal';

/** An upload and the places of the variables that hold it, e.g. `variables.input.file`. */
export interface FoundUpload {
  upload: Upload;
  places: string[];
}

/** All uploads in the variables of a mutation, in the order of their first mention. */
export function findUploads(variables: Record<string, unknown> | undefined): FoundUpload[] {
  const found = new Map<Upload, FoundUpload>();
  visit(variables, 'variables', (upload, place) => {
    const known = found.get(upload);
    if (known) known.places.push(place);
    else found.set(upload, { upload, places: [place] });
  });
  return [...found.values()];
}

function visit(value: unknown, place: string, onUpload: (upload: Upload, place: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Upload) onUpload(value, place);
  else for (const [key, inner] of Object.entries(value)) visit(inner, `${place}.${key}`, onUpload);
}

/** For `JSON.stringify`: where an upload stands, the multipart form has null. */
export const withoutUploads = (_key: string, value: unknown): unknown =>
  value instanceof Upload ? null : value;
