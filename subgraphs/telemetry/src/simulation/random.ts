/** A 32-bit FNV-1a hash, to turn names into seeds. */
export function seedOf(...names: string[]): number {
  let hash = 0x811c9dc5;
  for (const char of names.join('\u0000')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}

/**
 * A number in [0, 1) that depends on nothing but its arguments. Simulated values are pure functions of seed and
 * time, so a restart or a back-fill yields the same rows; a generator with state could not promise that.
 */
export function chance(seed: number, cell: number, salt = 0): number {
  let h = (seed ^ Math.imul(cell | 0, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

/** Smooth noise in [-1, 1] whose features are about one unit of `x` wide. */
export function noise(seed: number, x: number, salt = 0): number {
  const cell = Math.floor(x);
  const t = x - cell;
  const blend = t * t * (3 - 2 * t);
  const left = chance(seed, cell, salt);
  const right = chance(seed, cell + 1, salt);
  return 2 * (left + (right - left) * blend) - 1;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
