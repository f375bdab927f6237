import { describe, expect, it } from 'vitest';
import { valueAxis } from './value-axis';

describe('valueAxis', () => {
  it('always holds zero', () => {
    expect(valueAxis([80, 110])).toEqual({ min: 0, max: 125, ticks: [0, 25, 50, 75, 100, 125] });
    expect(valueAxis([-80, -20]).ticks.at(-1)).toBe(0);
  });

  it('goes below zero for negative values', () => {
    expect(valueAxis([-38, 120])).toEqual({ min: -50, max: 150, ticks: [-50, 0, 50, 100, 150] });
  });

  it('makes round marks of small values', () => {
    expect(valueAxis([0.07, 0.31])).toEqual({ min: 0, max: 0.4, ticks: [0, 0.1, 0.2, 0.3, 0.4] });
  });

  it('has a scale also for nothing and for zeros', () => {
    expect(valueAxis([])).toEqual({ min: 0, max: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] });
    expect(valueAxis([0, 0]).max).toBe(1);
  });

  it('wastes little of its height', () => {
    expect(valueAxis([-1.08, 1])).toEqual({ min: -1.5, max: 1, ticks: [-1.5, -1, -0.5, 0, 0.5, 1] });
  });

  it.each([[0.001], [0.4], [3.3], [17], [999], [4321]])('keeps three to six marks up to %d', (high) => {
    const { ticks, max } = valueAxis([high]);

    expect(ticks.length).toBeGreaterThanOrEqual(3);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(max).toBeGreaterThanOrEqual(high);
  });
});
