import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { insertReadings } from '../testing/insert-readings.js';
import {
  ADMIN,
  ANONYMOUS,
  DEMO_USER,
  OWNER,
  STRANGER,
  telemetryUnderTest,
} from '../testing/telemetry-under-test.js';

const METERS = '{ meters { id demo simulated intervalSec } }';
const OWN = '{ readings(meterIds: ["haus-1"], from: "2026-11-01T00:00:00Z") { meter { id name } ts } }';
const UNKNOWN = '{ readings(meterIds: ["haus-9"]) { ts } }';
const EXPORT = 'mutation { exportReadings(input: { meterIds: ["haus-1"] }) { url } }';
const PRICES = '{ prices { priceEurMwh } }';
const FEEDS = '{ simulation { name } }';
const REMOVE = 'mutation { removeDemoMeters { meters } }';
const SWITCH = 'mutation { switchSimulation(input: { action: STOP }) { feeds { name } } }';
const assignment = (mutation: string) =>
  `mutation { ${mutation}(input: { meterId: "haus-1", userId: "${DEMO_USER}" }) { meter { id } } }`;
const ENTITY =
  '{ _entities(representations: [{ __typename: "Meter", id: "haus-1" }]) { ... on Meter { id } } }';

/** What each role gets: the operation passes (ok) or is refused with a code. */
const TABLE: [operation: string, anonymous: string, stranger: string, owner: string, admin: string][] = [
  [METERS, 'UNAUTHENTICATED', 'ok', 'ok', 'ok'],
  [OWN, 'UNAUTHENTICATED', 'NOT_FOUND', 'ok', 'ok'],
  [UNKNOWN, 'UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  [EXPORT, 'UNAUTHENTICATED', 'NOT_FOUND', 'ok', 'ok'],
  [PRICES, 'UNAUTHENTICATED', 'ok', 'ok', 'ok'],
  [FEEDS, 'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'ok'],
  [SWITCH, 'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'ok'],
  [assignment('unassignMeter'), 'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'ok'],
  [assignment('assignMeter'), 'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'ok'],
  [REMOVE, 'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'ok'],
];

describe('who may do what', () => {
  it('is the same for every operation as this table says', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'haus-1',
      userId: DEMO_USER,
      from: '2026-11-22T10:00:00Z',
      count: 4,
    });
    for (const [operation, ...expected] of TABLE) {
      const got = [];
      for (const identity of [ANONYMOUS, STRANGER, OWNER, ADMIN]) {
        got.push((await telemetry.run(identity, operation)).code ?? 'ok');
      }
      expect([operation, ...got]).toEqual([operation, ...expected]);
    }
  });

  it('hides a foreign meter from lists, references and counts', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'haus-1',
      userId: DEMO_USER,
      from: '2026-11-22T10:00:00Z',
      count: 4,
    });
    expect((await telemetry.run(STRANGER, METERS)).data.meters).toEqual([]);
    expect((await telemetry.run(STRANGER, '{ readings { ts } }')).data.readings).toEqual([]);
    expect((await telemetry.run(STRANGER, ENTITY)).data._entities).toEqual([null]);
    expect((await telemetry.run(ANONYMOUS, ENTITY)).data._entities).toEqual([null]);
    expect((await telemetry.run(OWNER, ENTITY)).data._entities).toEqual([{ id: 'haus-1' }]);
    const { data } = await telemetry.run(OWNER, OWN);
    expect(data.readings).toHaveLength(4);
    expect(data.readings[0]).toEqual({
      meter: { id: 'haus-1', name: 'Zähler haus-1' },
      ts: '2026-11-22T10:00:00.000Z',
    });
  });
});
