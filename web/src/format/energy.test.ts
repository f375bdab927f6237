import { describe, expect, it } from 'vitest';
import { formatEnergy, formatPower, formatPrice, formatTick } from './energy';

describe('figures of energy', () => {
  it('are German, with the real minus sign', () => {
    expect(formatPower(0.4512)).toBe('0,45');
    expect(formatPrice(-12.3, 'eurMwh')).toBe('−12,30');
    expect(formatTick(-2.5)).toBe('−2,5');
    expect(formatEnergy(1234.46)).toBe('1.234,5');
  });

  it('keep two digits where they matter', () => {
    expect(formatEnergy(0.052)).toBe('0,05');
    expect(formatEnergy(99.994)).toBe('99,99');
  });

  it('turn €/MWh into ct/kWh', () => {
    expect(formatPrice(101, 'ctKwh')).toBe('10,10');
    expect(formatPrice(-5, 'ctKwh')).toBe('−0,50');
  });
});
