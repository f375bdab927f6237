import { describe, expect, it } from 'vitest';
import type { ReadingRowFragment } from '../../gql/graphql';
import { hasReading, isPartial, readingSlot } from './reading-slot';
import { readingTotals } from './reading-totals';

const row = (fields: Partial<ReadingRowFragment>): ReadingRowFragment => ({
  ts: '2026-05-19T06:00:00.000Z',
  slotSec: 900,
  quality: 'MEASURED',
  voltage: 230,
  consumptionKw: 0.4,
  consumptionKwMin: null,
  consumptionKwMax: null,
  consumptionKwh: null,
  productionKw: 0,
  productionKwMin: null,
  productionKwMax: null,
  productionKwh: null,
  count: null,
  expected: null,
  ...fields,
});

describe('readingSlot', () => {
  it('reckons the energy of a single value from its power and the length of its slot', () => {
    const { bought, start, end } = readingSlot(row({ slotSec: 900, consumptionKw: 0.4 }));

    expect(bought).toEqual({ kw: 0.4, kwh: 0.1, range: null });
    expect(end - start).toBe(900_000);
  });

  it('takes the energy the server summed up, which leaves out what is missing', () => {
    expect(readingSlot(row({ consumptionKw: 0.4, consumptionKwh: 0.07 })).bought?.kwh).toBe(0.07);
  });

  it('knows nothing of a slot that is missing or unusable, whatever numbers it carries', () => {
    expect(hasReading(readingSlot(row({ quality: 'MISSING', consumptionKw: 0 })))).toBe(false);
    expect(hasReading(readingSlot(row({ quality: 'UNUSABLE', consumptionKw: 99 })))).toBe(false);
    expect(hasReading(readingSlot(row({ consumptionKw: null, productionKw: null })))).toBe(false);
    expect(hasReading(readingSlot(row({ consumptionKw: 0, productionKw: 0 })))).toBe(true);
  });
});

describe('isPartial', () => {
  const slot = readingSlot(row({ count: 10, expected: 15, consumptionKwh: 1 }));

  it('is a sum that lacks values after its end', () => {
    expect(isPartial(slot, slot.end)).toBe(true);
    expect(isPartial(slot, slot.end - 1)).toBe(false);
    expect(isPartial({ ...slot, count: 15 }, slot.end)).toBe(false);
    expect(isPartial(readingSlot(row({})), slot.end)).toBe(false);
  });
});

describe('readingTotals', () => {
  it('sums energy, finds the highest load and counts what is no measurement', () => {
    const slots = [
      readingSlot(row({ consumptionKw: 0.4 })),
      readingSlot(row({ consumptionKw: 2, consumptionKwMax: 3.5, consumptionKwMin: 0, consumptionKwh: 0.5 })),
      readingSlot(row({ consumptionKw: 1, productionKw: 2, quality: 'SUBSTITUTE' })),
      readingSlot(row({ quality: 'MISSING', consumptionKw: 50 })),
    ];
    const totals = readingTotals(slots, [{ start: 0, end: 900_000 }]);

    expect(totals.boughtKwh).toBeCloseTo(0.85);
    expect(totals.soldKwh).toBeCloseTo(0.5);
    expect(totals.peak).toEqual({ kw: 3.5, slot: slots[1] });
    expect(totals.substitutes).toBe(1);
    expect(totals.missingMs).toBe(900_000);
  });

  it('has no highest load where nothing was drawn', () => {
    expect(readingTotals([readingSlot(row({ consumptionKw: 0 }))], []).peak).toBeNull();
  });
});
