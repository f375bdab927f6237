import { type FieldError, type FieldErrorCode, LunaError } from '@luna/platform/errors/luna-error';
import { z } from 'zod';
import { germanNumber } from './fault.js';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  array: 'eine Liste',
  object: 'ein Objekt',
  record: 'ein Objekt',
};

/** The parts of one request, checked together so that the caller learns all faults at once. */
export interface Part<T = unknown> {
  schema: z.ZodType<T>;
  value: unknown;
}

/** `null` means left out; an optional field of an open object counts the same way. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null));
}

/** Values of the parts in their order; throws VALIDATION with every fault in the words of the contract. */
export function validate<const T extends readonly Part[]>(
  parts: T,
): { [K in keyof T]: z.output<T[K]['schema']> } {
  const results = parts.map(({ schema, value }) => schema.safeParse(value, { reportInput: true }));
  const errors = results.flatMap((result) => (result.success ? [] : result.error.issues.flatMap(faultsOf)));
  if (errors.length > 0) throw validationError(errors);
  return results.map((result) => result.data) as { [K in keyof T]: z.output<T[K]['schema']> };
}

/** The first fault in full, and how many there are besides. */
export function validationError(errors: FieldError[]): LunaError {
  const [first, ...others] = errors;
  const more = others.length > 0 ? ` (und ${others.length} weitere Angaben)` : '';
  return new LunaError('VALIDATION', first ? `${sentenceOf(first)}${more}` : 'Die Angaben stimmen nicht.', {
    errors,
  });
}

function sentenceOf({ field, code, message }: FieldError): string {
  if (message.startsWith('Bitte ')) return message;
  return code === 'NOT_ALLOWED' ? `${field}: ${message}` : `Das Feld „${field}“ ${message}.`;
}

function faultsOf(issue: Issue): FieldError[] {
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') return issue.issues.flatMap(faultsOf);
  const [code, message] = wordingOf(issue);
  return [{ field: issue.path.join('.') || 'body', row: null, code, message }];
}

function wordingOf(issue: Issue): [FieldErrorCode, string] {
  if (issue.input === undefined && issue.code !== 'custom') return ['REQUIRED', 'fehlt'];
  switch (issue.code) {
    case 'invalid_type':
      return ['WRONG_TYPE', `muss ${TYPES[issue.expected] ?? issue.expected} sein`];
    case 'invalid_value':
      return typeof issue.input === 'string'
        ? ['NOT_ALLOWED', `erlaubt sind ${issue.values.join(', ')}`]
        : ['WRONG_TYPE', 'muss ein Text sein'];
    case 'too_small':
      return issue.origin === 'string'
        ? ['REQUIRED', 'darf nicht leer sein']
        : ['OUT_OF_RANGE', issue.message];
    case 'too_big':
      return issue.origin === 'array'
        ? ['TOO_LONG', `darf höchstens ${germanNumber(Number(issue.maximum))} Einträge haben`]
        : ['OUT_OF_RANGE', issue.message];
    case 'custom':
      return [issue.params?.code as FieldErrorCode, issue.message];
    default:
      return ['INVALID_FORMAT', issue.message];
  }
}
