import type { FieldErrorCode } from '@luna/platform/errors/luna-error';
import type { z } from 'zod';

/** Adds a fault with a code of the contract to a zod check; `validate` reads it back from `params`. */
export function addFault(ctx: z.RefinementCtx, code: FieldErrorCode, message: string, path?: string[]): void {
  ctx.addIssue({ code: 'custom', message, params: { code }, ...(path ? { path } : {}) });
}

const GERMAN_NUMBER = new Intl.NumberFormat('de-DE');

/** 2000 -> "2.000", as people read it in a message. */
export const germanNumber = (value: number): string => GERMAN_NUMBER.format(value);
