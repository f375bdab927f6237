#!/usr/bin/env node
// `npx luna …` and `npm run luna -- …`: the command line, installed and built first if need be.
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
// `npm run` moves into the repository and tells where it was called; npx stays there.
const here = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();
// Settings, `.env` and the data folder are those of the repository.
process.chdir(root);
const { luna } = await import(pathToFileURL(path.join(root, 'server/dist/bin/luna.js')).href);
await luna(process.argv.slice(2), here);
