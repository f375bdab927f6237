import { describe, expect, it } from 'vitest';
import { DEMO_METERS } from './demo-meters.js';
import { simulateReading } from './household.js';
import { simulatePrice } from './market.js';
import { clearSky } from './sun.js';

const HOUR = 3_600_000;
const YEAR = Date.UTC(2026, 0, 1);
const [roof, flat, heatPump] = DEMO_METERS;
if (!roof || !flat || !heatPump) throw new Error('three demo meters');

function hours(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i * HOUR);
}
function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('simulated readings', () => {
  it('depend on seed, meter and slot only, in whatever order they are asked', () => {
    const at = YEAR + 100 * HOUR;
    const first = simulateReading('a', roof, at, 60);
    for (const other of hours(YEAR, 20)) simulateReading('a', flat, other, 60);
    expect(simulateReading('a', roof, at, 60)).toEqual(first);
    expect(simulateReading('b', roof, at, 60)).not.toEqual(first);
    expect(simulateReading('a', heatPump, at, 60)).not.toEqual(first);
  });

  it('are plausible: no negative power, voltage within ten percent of 230 V, some substitutes without voltage', () => {
    const all = hours(YEAR, 8_760).map((at) => simulateReading('a', roof, at, 900));
    expect(all.every((r) => r.consumptionKw >= 0 && r.productionKw >= 0)).toBe(true);
    expect(all.every((r) => (r.quality === 'SUBSTITUTE') === (r.voltage === null))).toBe(true);
    expect(all.every((r) => r.voltage === null || (r.voltage > 207 && r.voltage < 253))).toBe(true);
    const substitutes = all.filter((r) => r.quality === 'SUBSTITUTE').length / all.length;
    expect(substitutes).toBeGreaterThan(0.001);
    expect(substitutes).toBeLessThan(0.01);
  });

  it('feed in by day only, and never without a roof', () => {
    const all = hours(YEAR, 8_760).map((at) => ({ at, ...simulateReading('a', roof, at, 900) }));
    const dark = all.filter(({ at }) => clearSky(at) === 0 && clearSky(at + 900_000) === 0);
    expect(dark.length).toBeGreaterThan(3_000);
    expect(dark.every((r) => r.productionKw === 0)).toBe(true);
    const energy = mean(all.map((r) => r.productionKw)) * 8_760;
    expect(energy / roof.photovoltaicKwp).toBeGreaterThan(500);
    expect(energy / roof.photovoltaicKwp).toBeLessThan(1_050);
    expect(hours(YEAR, 500).every((at) => simulateReading('a', flat, at, 900).productionKw === 0)).toBe(true);
  });

  it('follow people: more in the evening than at night, and a flat uses about what it is made for', () => {
    const at = (hour: number) =>
      mean(
        Array.from(
          { length: 365 },
          (_, d) => simulateReading('a', flat, YEAR + (d * 24 + hour) * HOUR, 900).consumptionKw,
        ),
      );
    expect(at(18)).toBeGreaterThan(2 * at(2));
    const yearlyKwh =
      mean(hours(YEAR, 8_760).map((t) => simulateReading('a', flat, t, 3_600).consumptionKw)) * 8_760;
    expect(yearlyKwh / flat.yearlyKwh).toBeGreaterThan(0.8);
    expect(yearlyKwh / flat.yearlyKwh).toBeLessThan(1.2);
  });

  it('heat in winter', () => {
    const winter = mean(
      hours(YEAR, 24 * 28).map((at) => simulateReading('a', heatPump, at, 900).consumptionKw),
    );
    const summer = mean(
      hours(YEAR + 190 * 24 * HOUR, 24 * 28).map(
        (at) => simulateReading('a', heatPump, at, 900).consumptionKw,
      ),
    );
    expect(winter).toBeGreaterThan(3 * summer);
  });
});

describe('simulated prices', () => {
  const all = hours(YEAR, 8_760).map((at) => ({ at, ...simulatePrice('a', 'EEX', 'BASE', at, 3_600) }));

  it('depend on seed, market, product and slot only', () => {
    const price = simulatePrice('a', 'EEX', 'PEAK', YEAR, 300);
    expect(simulatePrice('a', 'EEX', 'PEAK', YEAR, 300)).toEqual(price);
    expect(simulatePrice('a', 'APX', 'PEAK', YEAR, 300)).not.toEqual(price);
    expect(simulatePrice('b', 'EEX', 'PEAK', YEAR, 300)).not.toEqual(price);
  });

  it('look like a German year: mean, share of negative hours, bounds, volume', () => {
    const average = mean(all.map((p) => p.priceEurMwh));
    const negative = all.filter((p) => p.priceEurMwh < 0).length / all.length;
    expect(average).toBeGreaterThan(60);
    expect(average).toBeLessThan(110);
    expect(negative).toBeGreaterThan(0.01);
    expect(negative).toBeLessThan(0.1);
    expect(all.every((p) => p.priceEurMwh > -500 && p.priceEurMwh < 1_000 && p.volume > 0)).toBe(true);
  });

  it('fall below zero mostly around noon', () => {
    const negative = all.filter((p) => p.priceEurMwh < 0);
    const aroundNoon = negative.filter(({ at }) => clearSky(at + HOUR / 2) > 200);
    expect(aroundNoon.length / negative.length).toBeGreaterThan(0.6);
  });

  it('cost more as PEAK than as BASE on average', () => {
    const peak = mean(all.map(({ at }) => simulatePrice('a', 'EEX', 'PEAK', at, 3_600).priceEurMwh));
    expect(peak).toBeGreaterThan(mean(all.map((p) => p.priceEurMwh)) + 1);
  });
});
