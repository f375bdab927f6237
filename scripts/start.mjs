// `npm start`: installs and builds what is missing, then runs Luna in this very process.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, requireNode, root, StepFailed } from './steps.mjs';

requireNode();
try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.stderr.write('\nDas ist fehlgeschlagen; die Ausgabe darüber sagt, woran.\n');
  process.exit(1);
}
await import(pathToFileURL(path.join(root, 'server/dist/main.js')).href);
