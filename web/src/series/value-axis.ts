export interface ValueAxis {
  min: number;
  max: number;
  ticks: number[];
}

const TICKS_MOST = 6;

/** A round scale of three to six marks that holds all values and zero. */
export function valueAxis(values: Iterable<number>): ValueAxis {
  let low = 0;
  let high = 0;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) high = 1;
  let step = roundStep((high - low) / (TICKS_MOST - 1));
  let first = Math.floor(low / step + 1e-9);
  let last = Math.ceil(high / step - 1e-9);
  // Both ends are rounded away from zero, which may take one mark too many.
  while (last - first + 1 > TICKS_MOST) {
    step = roundStep(step * 1.01);
    first = Math.floor(low / step + 1e-9);
    last = Math.ceil(high / step - 1e-9);
  }
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
  return { min: clean(first * step), max: clean(last * step), ticks };
}

/** The next of 1, 2, 2.5, 5 and their tenfold and tenth at or above `rough`. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate >= rough / power - 1e-9) ?? 10;
  return factor * power;
}

/** Without the dust of floating point. */
const clean = (value: number) => Number(value.toPrecision(12)) + 0;
