import { UsageError } from './usage-error.js';

type Value = string | boolean | (string | boolean)[] | undefined;

/** The options of one call, by their long name, checked as they are read. */
export class OptionValues {
  constructor(private readonly values: Record<string, Value>) {}

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  list(name: string): string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** UsageError unless it is one of `allowed`. */
  choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name) ?? fallback;
    const found = allowed.find((one) => one === value);
    if (!found) throw new UsageError(`--${name}: erlaubt sind ${allowed.join(', ')}; hier steht „${value}“.`);
    return found;
  }

  /** UsageError unless it is a whole number from `min` to `max`. */
  count(name: string, range: { min: number; max: number; fallback: number }): number {
    const value = this.text(name);
    return value === undefined ? range.fallback : wholeNumber(name, value, range);
  }

  /** Whole numbers separated by commas, ascending, each once. */
  counts(name: string, range: { min: number; max: number; fallback: number[] }): number[] {
    const value = this.text(name);
    if (value === undefined) return range.fallback;
    const numbers = value.split(',').map((part) => wholeNumber(name, part.trim(), range));
    return [...new Set(numbers)].sort((a, b) => a - b);
  }
}

function wholeNumber(name: string, value: string, { min, max }: { min: number; max: number }): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && number <= max) return number;
  throw new UsageError(`--${name}: „${value}“ ist keine ganze Zahl von ${min} bis ${max}.`);
}
