import type { Database } from '@luna/platform/ports/database';
import { loaderOf, type SubgraphContext } from '@luna/platform/subgraph/context';
import { createMeterLoader } from '../data/meters.loader.js';
import type { MeterRow } from '../data/readings.js';
import { meterScope } from '../policies/meters.js';

/** A meter by id, null if the caller may not see it; one query per request and tick. */
export async function loadMeter(
  database: Database,
  id: string,
  context: SubgraphContext,
): Promise<MeterRow | null> {
  const scope = meterScope(context.identity);
  if (scope === null) return null;
  return loaderOf(context, 'meters', () => createMeterLoader(database, scope)).load(id);
}
