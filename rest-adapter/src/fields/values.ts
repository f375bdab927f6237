import { z } from 'zod';
import { addFault, germanNumber } from './fault.js';

const betweenMessage = (min: number, max: number) =>
  `muss zwischen ${germanNumber(min)} und ${germanNumber(max)} liegen`;

/** A JSON integer; numbers in quotes are refused. */
export const integer = (min: number, max: number) =>
  z.int().min(min, betweenMessage(min, max)).max(max, betweenMessage(min, max));

/** An integer of a query or form, where every value is text. */
export const integerText = (min: number, max: number) =>
  z
    .string()
    .meta({ type: 'integer', minimum: min, maximum: max })
    .transform((value, ctx) => {
      const number = /^[+-]?\d{1,15}$/.test(value.trim()) ? Number(value) : Number.NaN;
      if (number >= min && number <= max) return number;
      if (Number.isNaN(number)) addFault(ctx, 'WRONG_TYPE', 'muss eine ganze Zahl sein');
      else addFault(ctx, 'OUT_OF_RANGE', betweenMessage(min, max));
      return z.NEVER;
    });

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** A boolean of a query or form: true, false, 1 or 0. */
export const booleanText = () =>
  z
    .string()
    .meta({ type: 'boolean' })
    .transform((value, ctx) => {
      const known = BOOLEANS[value.trim()];
      if (known === undefined) addFault(ctx, 'WRONG_TYPE', 'muss true oder false sein');
      return known ?? z.NEVER;
    });
