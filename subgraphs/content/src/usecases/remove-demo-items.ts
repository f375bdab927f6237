import { LunaError } from '@luna/platform/errors/luna-error';
import { writeDemoSetting } from '../data/demo-setting.js';
import { findDemoItems } from '../data/items.js';
import type { ContentDeps } from '../deps.js';
import { deleteItem } from './delete-item.js';
import type { VersionWatch } from './version-watch.js';

/** Deletes all demo documents and never offers them again; resolves with their number. */
export async function removeDemoItems(deps: ContentDeps & { watch: VersionWatch }): Promise<number> {
  await writeDemoSetting(deps.database, 'removed');
  let removed = 0;
  for (const id of await findDemoItems(deps.database)) removed += await deleteOne(deps, id);
  return removed;
}

/** Somebody else may have deleted it in the meantime. */
async function deleteOne(deps: ContentDeps & { watch: VersionWatch }, id: string): Promise<number> {
  try {
    await deleteItem(deps, id);
    return 1;
  } catch (error) {
    if (error instanceof LunaError && error.code === 'NOT_FOUND') return 0;
    throw error;
  }
}
