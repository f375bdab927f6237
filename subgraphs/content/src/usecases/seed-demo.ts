import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LunaError } from '@luna/platform/errors/luna-error';
import { readDemoSetting, withDemoLock, writeDemoSetting } from '../data/demo-setting.js';
import { hasOwnItems } from '../data/items.js';
import type { ContentDeps } from '../deps.js';
import { ingestDocument } from './ingest-document.js';
import type { VersionWatch } from './version-watch.js';

type SeedDeps = ContentDeps & { watch: VersionWatch };

/**
 * Takes the documents of the demo folder into an installation that has none of its own, once, however many processes
 * offer them. A start that was cut off in between goes on with the next one: files already there count as duplicates.
 */
export async function seedDemo(deps: SeedDeps): Promise<void> {
  const { database, demoDocuments } = deps;
  if (demoDocuments === null) return;
  await withDemoLock(database, async () => {
    if ((await readDemoSetting(database)) !== null || (await hasOwnItems(database))) return;
    await ingestDemoFiles(deps, demoDocuments);
    await writeDemoSetting(database, 'seeded');
  });
}

async function ingestDemoFiles(deps: SeedDeps, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  for (const fileName of names.sort()) await ingestDemoFile(deps, join(folder, fileName), fileName);
}

async function ingestDemoFile(deps: SeedDeps, path: string, fileName: string): Promise<void> {
  const stream = createReadStream(path);
  try {
    await ingestDocument(deps, {
      stream,
      fileName,
      kind: 'document',
      source: 'upload',
      tags: ['Demo'],
      itemId: null,
      demo: true,
      wait: false,
    });
  } catch (error) {
    if (!(error instanceof LunaError)) throw error;
    if (error.code !== 'DUPLICATE')
      deps.log.warn({ fileName, code: error.code }, 'demo document not taken in');
  }
}
