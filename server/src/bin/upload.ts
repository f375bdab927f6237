import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Uploaded {
  status: number;
  message: string;
  itemId: string | undefined;
}

/** Sends one file to a running Luna and waits until it is searchable. */
export async function upload(url: string, adminKey: string, file: string): Promise<Uploaded> {
  const form = new FormData();
  form.set('file', new Blob([readFileSync(file)]), path.basename(file));
  const response = await fetch(`${url}/api/v1/ingest/doc`, {
    method: 'POST',
    headers: { 'x-admin-key': adminKey },
    body: form,
  });
  const { message, data } = (await response.json()) as { message: string; data: { item_id: string } | null };
  return { status: response.status, message, itemId: data?.item_id };
}
