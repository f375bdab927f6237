import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from '../repository.js';
import { findInstallation } from './installation.js';
import { upload } from './upload.js';

/** `npm run seed`: gives the running Luna the sample documents; those it has already are left alone. */
const { url, adminKey } = findInstallation();
const folder = fileURLToPath(new URL('prisma/seed/documents', repository));

for (const name of readdirSync(folder)) {
  const { message } = await upload(url, adminKey, path.join(folder, name));
  console.log(`${name}: ${message}`);
}
