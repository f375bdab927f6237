import { userIdOf } from '@luna/platform/auth/identity';
import type { Database } from '@luna/platform/ports/database';
import type { EventBus } from '@luna/platform/ports/event-bus';
import { deleteAssignment, insertAssignment } from '../data/assignments.js';
import type { MeterRow } from '../data/readings.js';
import { insertUser } from '../data/users.js';
import { METER_ASSIGNED } from '../events.js';
import { checkUserId } from './check-event.js';
import { visibleMeters } from './visible-meters.js';

interface Deps {
  database: Database;
  eventBus: EventBus;
}

/** Lets a customer, by UUID or external id, see a meter; a new customer gets their row. NOT_FOUND, VALIDATION. */
export async function assignMeter(
  { database, eventBus }: Deps,
  meterId: string,
  customer: string,
): Promise<MeterRow> {
  checkUserId(customer);
  const userId = userIdOf(customer);
  const { meter, isNew } = await database.transaction(async (tx) => {
    const [found] = await visibleMeters(tx, 'all', [meterId]);
    await insertUser(tx, userId, customer);
    return { meter: found as MeterRow, isNew: await insertAssignment(tx, { userId, meterId }) };
  });
  if (isNew) await eventBus.publish(METER_ASSIGNED, { userId, meterId });
  return meter;
}

/** Takes a meter from a customer; harmless if they did not have it. NOT_FOUND, VALIDATION. */
export async function unassignMeter(
  { database }: Pick<Deps, 'database'>,
  meterId: string,
  customer: string,
): Promise<MeterRow> {
  checkUserId(customer);
  const [meter] = await visibleMeters(database, 'all', [meterId]);
  await deleteAssignment(database, { userId: userIdOf(customer), meterId });
  return meter as MeterRow;
}
