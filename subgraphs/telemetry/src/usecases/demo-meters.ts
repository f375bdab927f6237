import type { Database } from '@luna/platform/ports/database';
import { deleteDemoMeters, hasRealMeters, upsertDemoMeters } from '../data/meters.js';
import { deleteReadingsOf } from '../data/readings.js';
import { isDemoRemoved, rememberDemoRemoved } from '../data/settings.js';
import { insertUser } from '../data/users.js';
import { DEMO_METERS } from '../simulation/demo-meters.js';

/** Gives the demo customer their meters, unless the demo was removed or real meters are there. */
export async function ensureDemoMeters(
  database: Database,
  demoUserId: string,
  intervalSec: number,
): Promise<void> {
  await database.transaction(async (tx) => {
    if ((await isDemoRemoved(tx)) || (await hasRealMeters(tx))) return;
    await insertUser(tx, demoUserId, demoUserId);
    await upsertDemoMeters(tx, demoUserId, DEMO_METERS, intervalSec);
  });
}

/**
 * Removes the demo meters, their readings and assignments for good and returns how many meters went. The meters
 * go first: their row locks wait for a feed's batch in hand, so no reading can slip in behind the second delete.
 */
export function removeDemoMeters(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    await rememberDemoRemoved(tx);
    const ids = await deleteDemoMeters(tx);
    await deleteReadingsOf(tx, ids);
    return ids.length;
  });
}
