import type { Config } from '@luna/platform/config/schema';
import { type FieldError, LunaError } from '@luna/platform/errors/luna-error';

/** What one operation may be and ask for, each the value of one variable. */
export interface OperationLimits {
  /** Levels of fields, a root field being the first. */
  depth: number;
  /** Fields after every fragment is put in its places. */
  fields: number;
  aliases: number;
  rootFields: number;
  directives: number;
  /** Lexical tokens of the document. */
  tokens: number;
  /** Rows one list may be asked for. */
  pageSize: number;
  /** Entries of a list among the arguments. */
  listLength: number;
  /** Points; see cost.ts. */
  cost: number;
  bodyKiB: number;
  variablesKiB: number;
}

interface Wording {
  variable: keyof Config;
  /** What is wrong, up to the numbers. */
  fault: string;
  unit: string;
}

const WORDING: Record<keyof OperationLimits, Wording> = {
  depth: {
    variable: 'GRAPHQL_MAX_DEPTH',
    fault: 'Die Abfrage ist zu tief verschachtelt',
    unit: ' Ebenen',
  },
  fields: { variable: 'GRAPHQL_MAX_FIELDS', fault: 'Die Abfrage enthält zu viele Felder', unit: '' },
  aliases: { variable: 'GRAPHQL_MAX_ALIASES', fault: 'Die Abfrage enthält zu viele Aliasse', unit: '' },
  rootFields: {
    variable: 'GRAPHQL_MAX_ROOT_FIELDS',
    fault: 'Die Abfrage enthält zu viele Wurzelfelder',
    unit: '',
  },
  directives: {
    variable: 'GRAPHQL_MAX_DIRECTIVES',
    fault: 'Die Abfrage enthält zu viele Direktiven',
    unit: '',
  },
  tokens: { variable: 'GRAPHQL_MAX_TOKENS', fault: 'Die Abfrage ist zu lang', unit: ' Token' },
  pageSize: {
    variable: 'GRAPHQL_MAX_PAGE_SIZE',
    fault: 'Die Abfrage verlangt zu viele Einträge einer Liste',
    unit: '',
  },
  listLength: {
    variable: 'GRAPHQL_MAX_LIST_LENGTH',
    fault: 'Eine Liste unter den Argumenten ist zu lang',
    unit: ' Einträge',
  },
  cost: { variable: 'GRAPHQL_MAX_COST', fault: 'Die Abfrage ist zu aufwendig', unit: ' Punkte' },
  bodyKiB: { variable: 'GRAPHQL_MAX_BODY_KB', fault: 'Die Anfrage ist zu groß', unit: ' KiB' },
  variablesKiB: {
    variable: 'GRAPHQL_MAX_VARIABLES_KB',
    fault: 'Die Variablen sind zu groß',
    unit: ' KiB',
  },
};

export function operationLimitsOf(config: Config): OperationLimits {
  const names = Object.keys(WORDING) as (keyof OperationLimits)[];
  return Object.fromEntries(
    names.map((name) => [name, config[WORDING[name].variable]]),
  ) as unknown as OperationLimits;
}

/** Beyond this a number says no more than "far too much". */
const COUNTED_MAX = 1_000_000_000;

/** The refusal that names the limit, what was found and what is allowed; `found` null = more than is allowed. */
export function limitError(
  name: keyof OperationLimits,
  found: number | null,
  allowed: number,
  errors: FieldError[] = [],
): LunaError {
  const { variable, fault, unit } = WORDING[name];
  const measured = found === null ? `mehr als ${german(allowed)}` : german(found);
  const message = `${fault}: ${measured}${unit}, erlaubt sind ${german(allowed)} (${variable}).`;
  return new LunaError(name === 'bodyKiB' ? 'PAYLOAD_TOO_LARGE' : 'VALIDATION', message, { errors });
}

export function german(count: number): string {
  return count > COUNTED_MAX ? 'über eine Milliarde' : Math.ceil(count).toLocaleString('de-DE');
}
