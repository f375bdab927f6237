import { text } from 'node:stream/consumers';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { insertReadings } from '../testing/insert-readings.js';
import {
  ADMIN,
  DEMO_USER,
  OWNER,
  type TelemetryUnderTest,
  telemetryUnderTest,
} from '../testing/telemetry-under-test.js';

const ORDER =
  'mutation ($input: ExportReadingsInput!) { exportReadings(input: $input) { url expiresAt fileName } }';

async function order(telemetry: TelemetryUnderTest, input: object, identity = OWNER): Promise<string> {
  const { data, code } = await telemetry.run(identity, ORDER, { input });
  if (code) throw new Error(code);
  return data.exportReadings.url.split('/').at(-1);
}

async function exportJson(telemetry: TelemetryUnderTest, input: object, identity = OWNER) {
  const { stream } = await telemetry.openReadingsExport(await order(telemetry, input, identity));
  return JSON.parse(await text(stream));
}

const autumn = { from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' };
const spring = { from: '2026-03-28T23:00:00Z', to: '2026-03-29T22:00:00Z' };
const ordinary = { from: '2026-06-09T22:00:00Z', to: '2026-06-10T22:00:00Z' };

describe('an export of readings', () => {
  it('has all rows as JSON, exactly the six fields, by time and then meter', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    for (const meterId of ['b', 'a']) {
      await insertReadings(db.database, {
        meterId,
        userId: DEMO_USER,
        from: '2026-11-01T00:00:00Z',
        count: 6_000,
        intervalSec: 60,
      });
    }
    const data = await exportJson(telemetry, { from: '2026-11-01T00:00:00Z' });
    expect(Object.keys(data)).toEqual(['from', 'to', 'resolution', 'readings']);
    expect(data).toMatchObject({ from: '2026-11-01T00:00:00.000Z', to: null, resolution: 'raw' });
    expect(data.readings).toHaveLength(12_000);
    expect(data.readings[3]).toEqual({
      meter_id: 'b',
      ts: '2026-11-01T00:01:00.000Z',
      consumption_kw: 1,
      production_kw: 0.5,
      voltage: 230,
      quality: 'MEASURED',
    });
    const keys = data.readings.map((r: { ts: string; meter_id: string }) => `${r.ts} ${r.meter_id}`);
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  it('jumps over gaps and counts several readings of one instant once each', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: '2020-01-01T00:00:00Z',
      count: 3,
    });
    await insertReadings(db.database, { meterId: 'a', from: '2026-01-01T00:00:00Z', count: 3 });
    expect((await exportJson(telemetry, { from: '2001-01-01T00:00:00Z' })).readings).toHaveLength(6);
  });

  it('is CSV with CRLF, one header, an empty field for null, and only the header without rows', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: '2026-11-21T23:00:00Z',
      count: 1,
    });
    await db.database.query('update smart_meter_readings set voltage = null');
    const input = { format: 'CSV', from: '2026-11-20T23:00:00Z', to: '2026-11-21T23:00:00Z' };
    const header = 'meter_id,ts,consumption_kw,production_kw,voltage,quality\r\n';
    const empty = await telemetry.openReadingsExport(await order(telemetry, input));
    expect(await text(empty.stream)).toBe(header);
    expect(empty).toMatchObject({
      contentType: 'text/csv; charset=utf-8; header=present',
      fileName: 'smartmeter_2026-11-21_2026-11-22.csv',
    });
    const { stream } = await telemetry.openReadingsExport(await order(telemetry, { ...input, to: null }));
    expect(await text(stream)).toBe(`${header}a,2026-11-21T23:00:00.000Z,0,0,,MEASURED\r\n`);
  });

  it.each([
    ['spring', spring, 92],
    ['an ordinary day', ordinary, 96],
    ['autumn', autumn, 100],
  ])('has the quarter-hours of a local day in %s', async (_, day, quarters) => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, { meterId: 'a', userId: DEMO_USER, from: day.from, count: 200 });
    expect((await exportJson(telemetry, day)).readings).toHaveLength(quarters);
    expect((await exportJson(telemetry, { ...day, resolution: 'QUARTER_HOUR' })).readings).toHaveLength(
      quarters,
    );
    const days = (await exportJson(telemetry, { ...day, resolution: 'DAY' })).readings;
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({
      ts: new Date(day.from).toISOString(),
      count: quarters,
      expected: quarters,
    });
    expect(days[0].consumption_kwh).toBe((quarters * (quarters - 1)) / 2 / 4);
  });

  it('names both hours of the autumn night in local time', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: autumn.from,
      count: 30,
      intervalSec: 3_600,
    });
    const { readings } = await exportJson(telemetry, { ...autumn, localTime: true });
    const local = readings.map((r: { ts_local: string }) => r.ts_local);
    expect(local).toHaveLength(25);
    expect(local.slice(1, 5)).toEqual([
      '2026-10-25T01:00:00.000+02:00',
      '2026-10-25T02:00:00.000+02:00',
      '2026-10-25T02:00:00.000+01:00',
      '2026-10-25T03:00:00.000+01:00',
    ]);
    expect(Object.keys(readings[0]).at(-1)).toBe('ts_local');
  });

  it('aggregates means, bounds, energy and the worst quality, and shows empty slots', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: '2026-11-22T10:00:00Z',
      count: 4,
    });
    await db.database.query(
      `update smart_meter_readings set quality = 'SUBSTITUTE' where consumption_kw = 2`,
    );
    const range = { from: '2026-11-22T09:00:00Z', to: '2026-11-22T11:00:00Z' };
    const { resolution, readings } = await exportJson(telemetry, { ...range, resolution: 'HOUR' });
    expect(resolution).toBe('1h');
    expect(readings).toEqual([
      {
        meter_id: 'a',
        ts: '2026-11-22T09:00:00.000Z',
        consumption_kw: null,
        production_kw: null,
        voltage: null,
        quality: 'MISSING',
        consumption_kw_min: null,
        consumption_kw_max: null,
        production_kw_min: null,
        production_kw_max: null,
        consumption_kwh: null,
        production_kwh: null,
        count: 0,
        expected: 4,
      },
      {
        meter_id: 'a',
        ts: '2026-11-22T10:00:00.000Z',
        consumption_kw: 1.5,
        production_kw: 0.75,
        voltage: 230,
        quality: 'SUBSTITUTE',
        consumption_kw_min: 0,
        consumption_kw_max: 3,
        production_kw_min: 0,
        production_kw_max: 1.5,
        consumption_kwh: 1.5,
        production_kwh: 0.75,
        count: 4,
        expected: 4,
      },
    ]);
    const open = await exportJson(telemetry, { from: range.from, resolution: 'DAY' });
    expect(open.readings).toHaveLength(1);
    expect(open.readings[0]).toMatchObject({ ts: '2026-11-21T23:00:00.000Z', count: 4 });
  });

  it('thins out to at most the points asked for, in multiples of a quarter of an hour', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: '2026-11-21T00:00:00Z',
      count: 1_440,
      intervalSec: 60,
    });
    const day = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' };
    expect(await exportJson(telemetry, { ...day, maxPoints: 1_440 })).toMatchObject({ resolution: 'raw' });
    const thin = await exportJson(telemetry, { ...day, maxPoints: 50 });
    expect(thin).toMatchObject({ resolution: 'bucket', bucket_sec: 1_800 });
    expect(thin.readings).toHaveLength(48);
    expect(thin.readings.reduce((sum: number, r: { count: number }) => sum + r.count, 0)).toBe(1_440);
    const open = await exportJson(telemetry, { from: day.from, maxPoints: 2 });
    expect(open.readings).toHaveLength(2);

    const ages = await exportJson(telemetry, {
      from: '0001-01-01T00:00:00Z',
      to: day.to,
      maxPoints: 2,
    });
    expect(ages).toMatchObject({ resolution: 'bucket' });
  });

  it('is empty for whoever has no meters', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    expect((await exportJson(telemetry, {})).readings).toEqual([]);
    expect((await exportJson(telemetry, { resolution: 'HOUR' })).readings).toEqual([]);
    expect((await exportJson(telemetry, { resolution: 'DAY' }, ADMIN)).readings).toEqual([]);
  });

  it('works once per ticket, whichever copy it comes to, for a minute, and for no forged one', async () => {
    await using db = await createTestDatabase();
    let now = new Date('2026-11-22T12:00:00Z');
    const telemetry = telemetryUnderTest(db.database, { clock: { now: () => now } });
    const token = await order(telemetry, {});
    const refused = expect.objectContaining({ code: 'NOT_FOUND' });
    await expect(telemetry.openReadingsExport(`${token.slice(0, -1)}x`)).rejects.toEqual(refused);
    await expect(telemetry.openReadingsExport('')).rejects.toEqual(refused);
    const copy = telemetryUnderTest(db.database, { clock: { now: () => now } });
    await telemetry.openReadingsExport(token);
    await expect(telemetry.openReadingsExport(token)).rejects.toEqual(refused);
    await expect(copy.openReadingsExport(token)).rejects.toEqual(refused);
    const late = await order(telemetry, {});
    now = new Date('2026-11-22T12:01:00Z');
    await expect(telemetry.openReadingsExport(late)).rejects.toEqual(refused);
    await telemetry.openReadingsExport(await order(telemetry, {}));
    expect(await db.database.query('select from used_tickets')).toHaveLength(1);
  });

  it('shows nothing of a meter that was taken away between ticket and stream', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: '2026-11-22T10:00:00Z',
      count: 4,
    });
    const token = await order(telemetry, { meterIds: ['a'] });
    await db.database.query('delete from meter_assignments');
    const { stream } = await telemetry.openReadingsExport(token);
    expect(JSON.parse(await text(stream)).readings).toEqual([]);
  });

  it.each([
    [{ maxPoints: 1 }, 'max_points'],
    [{ maxPoints: 5_001 }, 'max_points'],
    [{ maxPoints: 10, resolution: 'RAW' }, 'max_points'],
    [{ from: '2026-11-22T10:00:00Z', to: '2026-11-22T09:00:00Z' }, 'from'],
  ])('refuses %o before there is a ticket', async (input, field) => {
    await using db = await createTestDatabase();
    const answer = await telemetryUnderTest(db.database).run(OWNER, ORDER, { input });
    expect(answer).toMatchObject({ code: 'VALIDATION', field });
  });
});
