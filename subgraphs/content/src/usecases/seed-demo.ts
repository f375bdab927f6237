import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LunaError } from '@luna/platform/errors/luna-error';
import { readDemoSetting, writeDemoSetting } from '../data/demo-setting.js';
import { hasOwnItems } from '../data/items.js';
import type { ContentDeps } from '../deps.js';
import { ingestDocument } from './ingest-document.js';
import type { VersionWatch } from './version-watch.js';

/**
 * Takes the documents of the demo folder into an installation that has none of its own, once. A start that was cut
 * off in between goes on with the next one: files already there count as duplicates.
 */
export async function seedDemo(deps: ContentDeps & { watch: VersionWatch }): Promise<void> {
  const { database, demoDocuments } = deps;
  if (demoDocuments === null || (await readDemoSetting(database)) !== null || (await hasOwnItems(database)))
    return;
  const entries = await readdir(demoDocuments, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  for (const fileName of names.sort()) await ingestDemoFile(deps, join(demoDocuments, fileName), fileName);
  await writeDemoSetting(database, 'seeded');
}

async function ingestDemoFile(
  deps: ContentDeps & { watch: VersionWatch },
  path: string,
  fileName: string,
): Promise<void> {
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
