import { z } from 'zod';
import { addFault, germanNumber } from './fault.js';

/**
 * `\\u0000` and halves of surrogate pairs as JSON writes them, which PostgreSQL refuses in `jsonb`. An even number
 * of backslashes before it is a text about them, not one of them.
 */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** An object of any content, kept as it came, whose JSON is at most `bytesMax` bytes long. */
export const openObject = (bytesMax: number) =>
  z
    .custom<Record<string, unknown>>(isObject, {
      params: { code: 'WRONG_TYPE' },
      message: 'muss ein Objekt sein',
    })
    .superRefine((value, ctx) => {
      const json = stringify(value);
      if (json === null || Buffer.byteLength(json) > bytesMax) {
        addFault(ctx, 'TOO_LONG', `darf als JSON höchstens ${germanNumber(bytesMax)} Byte lang sein`);
      } else if (UNSTORABLE.test(json)) {
        addFault(ctx, 'INVALID_FORMAT', 'enthält Zeichen, die kein Text sind');
      }
    })
    .meta({ type: 'object' });

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null where the nesting is deeper than the stack: such a value is too long in any case. */
function stringify(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}
