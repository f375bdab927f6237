import { z } from 'zod';
import { addFault } from '../fields/fault.js';
import { text } from '../fields/text.js';
import { withoutNulls } from '../fields/validate.js';

const KEYS_MAX = 10;
const KEY = /^[a-z][a-z0-9_]{0,63}$/;
const VALUE_LENGTH_MAX = 2_000;

const filterValue = z.union([text(VALUE_LENGTH_MAX), z.number(), z.boolean()]);

/** Conditions joined by AND; keys are open, values are compared for equality (REST contract 2.3). */
export const filters = () =>
  z
    .record(z.string(), z.unknown())
    .meta({
      additionalProperties: { type: ['string', 'number', 'boolean'] },
      propertyNames: { pattern: KEY.source },
      maxProperties: KEYS_MAX,
    })
    .transform((given, ctx) => {
      const entries = Object.entries(withoutNulls(given) as Record<string, unknown>);
      if (entries.length > KEYS_MAX)
        addFault(ctx, 'OUT_OF_RANGE', `darf höchstens ${KEYS_MAX} Schlüssel haben`);
      return Object.fromEntries(
        entries.slice(0, KEYS_MAX).map(([key, value]) => [key, checked(key, value, ctx)]),
      );
    });

function checked(key: string, value: unknown, ctx: z.RefinementCtx): string | number | boolean {
  if (!KEY.test(key)) {
    addFault(
      ctx,
      'INVALID_FORMAT',
      'ist kein gültiger Schlüssel; erlaubt sind Kleinbuchstaben, Ziffern und _',
      [key],
    );
  }
  const result = filterValue.safeParse(value);
  if (result.success) return result.data;
  addFault(ctx, 'WRONG_TYPE', 'muss ein Text, eine Zahl oder true oder false sein', [key]);
  return false;
}
