/** Six decimals: a milliwatt, and enough to hide that floating-point sums depend on their order. */
export function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
