import { LunaError } from '@luna/platform/errors/luna-error';
import { limitError, type OperationLimits } from './operation-limits.js';

/** Deeper than anything we take; what comes later may read values recursively. */
const NESTING_MAX = 32;
/** Quotes and comma or colon around a value. */
const PUNCTUATION_BYTES = 3;
const BYTES_PER_KIB = 1024;

/** Refuses variables beyond their cap. Their size is about that of their JSON; uploads count nothing. */
export function checkVariables(variables: Record<string, unknown>, limits: OperationLimits): void {
  let bytes = 0;
  const open: { value: unknown; level: number }[] = [{ value: variables, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, level } = next;
    if (level > NESTING_MAX) {
      throw new LunaError(
        'VALIDATION',
        `Die Variablen sind zu tief verschachtelt, erlaubt sind ${NESTING_MAX} Ebenen.`,
      );
    }
    bytes += PUNCTUATION_BYTES;
    if (typeof value === 'string') bytes += Buffer.byteLength(value);
    if (typeof value === 'number') bytes += String(value).length;
    if (Array.isArray(value)) for (const entry of value) open.push({ value: entry, level: level + 1 });
    if (isPlainObject(value)) {
      for (const [key, entry] of Object.entries(value)) {
        bytes += Buffer.byteLength(key) + PUNCTUATION_BYTES;
        open.push({ value: entry, level: level + 1 });
      }
    }
  }
  const kib = bytes / BYTES_PER_KIB;
  if (kib > limits.variablesKiB) throw limitError('variablesKiB', kib, limits.variablesKiB);
}

/** What JSON can say; an Upload is an object too, but not one to look into. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
