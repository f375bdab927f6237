// Runs one of the programs in server/src/bin, built first if need be.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, requireNode, root } from './steps.mjs';

requireNode();
await ensureInstalled();
await ensureBuilt();
try {
  await import(pathToFileURL(path.join(root, 'server/dist/bin', `${process.argv[2]}.js`)).href);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
