import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LunaApi } from '../cli/api/luna-api.js';
import { uploadFile } from '../cli/ingest/upload-file.js';
import { repository } from '../repository.js';
import { findInstallation } from './installation.js';

/** `npm run seed`: gives the running Luna the sample documents; those it has already are left alone. */
const { url, adminKey } = findInstallation();
const api = new LunaApi(url, adminKey);
const { signal } = new AbortController();
const folder = fileURLToPath(new URL('prisma/seed/documents', repository));

for (const name of readdirSync(folder)) {
  const { message } = await uploadFile(api, { file: path.join(folder, name), fields: {}, signal });
  console.log(`${name}: ${message}`);
}
