// `npm start`: installs and builds what is missing, then runs Luna in this very process.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOrEnd, root } from './steps.mjs';

await buildOrEnd();
await import(pathToFileURL(path.join(root, 'server/dist/main.js')).href);
