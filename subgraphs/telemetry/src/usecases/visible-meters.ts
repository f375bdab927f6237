import { fieldError, LunaError } from '@luna/platform/errors/luna-error';
import type { SqlExecutor } from '@luna/platform/ports/database';
import { findMeters } from '../data/meters.js';
import type { MeterRow } from '../data/readings.js';
import type { MeterScope } from '../policies/meters.js';
import { isMeterId } from '../policies/meters.js';

const MOST_METERS = 50;

/**
 * The meters named, or all of the scope if none are named. An unknown meter and somebody else's are the same
 * NOT_FOUND, so that nobody learns which meters exist. VALIDATION for more than 50 names.
 */
export async function visibleMeters(
  sql: SqlExecutor,
  scope: MeterScope,
  ids: readonly string[] | null,
): Promise<MeterRow[]> {
  if (ids === null || ids.length === 0) return findMeters(sql, scope, null);
  const wanted = [...new Set(ids)];
  if (wanted.length > MOST_METERS) {
    throw fieldError('meter_id', 'OUT_OF_RANGE', `darf höchstens ${MOST_METERS} Zähler nennen.`);
  }
  const found = wanted.every(isMeterId) ? await findMeters(sql, scope, wanted) : [];
  if (found.length !== wanted.length) {
    throw new LunaError('NOT_FOUND', 'Diesen Zähler gibt es nicht. Bitte die Zählernummer prüfen.');
  }
  return found;
}
