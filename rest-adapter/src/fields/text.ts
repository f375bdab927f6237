import { z } from 'zod';
import { addFault, germanNumber } from './fault.js';

/**
 * Characters no store of ours takes: NUL, which PostgreSQL refuses in text and JSON, and halves of surrogate
 * pairs, which are no Unicode text at all.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding NUL is the purpose
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

const isStorable = (value: string): boolean => !UNSTORABLE.test(value);

/** Length as people count it: code points, not UTF-16 units. */
const lengthOf = (value: string): number => (value.length < 2 ? value.length : [...value].length);

function checkText(value: string, lengthMax: number, ctx: z.RefinementCtx): void {
  if (!isStorable(value)) addFault(ctx, 'INVALID_FORMAT', 'enthält Zeichen, die kein Text sind');
  if (lengthOf(value) > lengthMax) {
    addFault(ctx, 'TOO_LONG', `darf höchstens ${germanNumber(lengthMax)} Zeichen haben`);
  }
}

/** A string, trimmed and NFC-normalised, of at most `lengthMax` characters. */
export const text = (lengthMax: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .superRefine((value, ctx) => checkText(value, lengthMax, ctx))
    .meta({ maxLength: lengthMax });

/** The same for a required field, which must not be empty after trimming. */
export const requiredText = (lengthMax: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .superRefine((value, ctx) => checkText(value, lengthMax, ctx))
    .meta({ maxLength: lengthMax });

/** A UUID of any version, in lower case. */
export const uuid = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .superRefine((value, ctx) => {
      if (!isUuid(value)) addFault(ctx, 'INVALID_FORMAT', 'muss eine UUID sein');
    })
    .meta({ format: 'uuid' });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (value: string): boolean => UUID.test(value);
