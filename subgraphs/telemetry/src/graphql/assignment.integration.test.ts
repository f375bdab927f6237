import { userIdOf } from '@luna/platform/auth/identity';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { insertReadings } from '../testing/insert-readings.js';
import { ADMIN, OTHER_USER, STRANGER, telemetryUnderTest } from '../testing/telemetry-under-test.js';

async function oneMeter() {
  const db = await createTestDatabase();
  await insertReadings(db.database, { meterId: 'haus-1', from: '2026-11-22T10:00:00Z', count: 1 });
  const telemetry = telemetryUnderTest(db.database);
  return {
    database: db.database,
    telemetry,
    change: (mutation: string, userId: string, meterId = 'haus-1') =>
      telemetry.run(
        ADMIN,
        `mutation ($input: MeterAssignmentInput!) { ${mutation}(input: $input) { meter { id name } } }`,
        { input: { meterId, userId } },
      ),
    metersOf: async () =>
      (await telemetry.run(STRANGER, '{ meters { id } }')).data.meters.map((m: { id: string }) => m.id),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  };
}

describe('meters of customers', () => {
  it('are given and taken, by UUID or external id, and a repeat changes nothing', async () => {
    await using w = await oneMeter();
    for (let time = 0; time < 2; time++) {
      const { data } = await w.change('assignMeter', OTHER_USER.toUpperCase());
      expect(data.assignMeter.meter).toEqual({ id: 'haus-1', name: 'Zähler haus-1' });
    }
    expect(await w.metersOf()).toEqual(['haus-1']);
    expect((await w.change('assignMeter', ' kunde@example.org ')).code).toBeUndefined();
    expect(await w.database.query('select user_id from meter_assignments order by 1')).toEqual(
      [OTHER_USER, userIdOf('kunde@example.org')].sort().map((user_id) => ({ user_id })),
    );
    for (let time = 0; time < 2; time++) {
      const { data } = await w.change('unassignMeter', OTHER_USER);
      expect(data.unassignMeter.meter.id).toBe('haus-1');
    }
    expect(await w.metersOf()).toEqual([]);
    expect(await w.database.query('select 1 from meter_assignments')).toHaveLength(1);
  });

  it('register a customer who was never there', async () => {
    await using w = await oneMeter();
    await w.change('assignMeter', 'neu');
    expect(await w.database.query('select user_id, external_id from users')).toEqual([
      { user_id: userIdOf('neu'), external_id: 'neu' },
    ]);
  });

  it('have to exist and to be named properly, or nothing is stored', async () => {
    await using w = await oneMeter();
    for (const mutation of ['assignMeter', 'unassignMeter']) {
      expect((await w.change(mutation, OTHER_USER, 'haus-9')).code).toBe('NOT_FOUND');
      expect((await w.change(mutation, OTHER_USER, '\u0000')).code).toBe('NOT_FOUND');
      expect(await w.change(mutation, ' ')).toMatchObject({ code: 'VALIDATION', field: 'user_id' });
    }
    expect(await w.database.query('select 1 from users')).toEqual([]);
    expect(await w.database.query('select 1 from meter_assignments')).toEqual([]);
  });
});
