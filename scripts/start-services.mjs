// `npm run start:services`: installs and builds what is missing, then runs every role of Luna as its own process.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOrEnd, root } from './steps.mjs';

await buildOrEnd();
await import(pathToFileURL(path.join(root, 'server/dist/services-main.js')).href);
