import type { SqlExecutor } from '@luna/platform/ports/database';
import DataLoader from 'dataloader';
import type { MeterScope } from '../policies/meters.js';
import { findMeters } from './meters.js';
import type { MeterRow } from './readings.js';

/** Meters by id within a scope, null outside it; one query per batch. */
export function createMeterLoader(sql: SqlExecutor, scope: MeterScope): DataLoader<string, MeterRow | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await findMeters(sql, scope, [...ids])).map((meter) => [meter.id, meter]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
