import { fieldError } from '@luna/platform/errors/luna-error';
import type { PayloadFilter } from '@luna/platform/ports/vector-index';

const QUESTION_CHARS_MAX = 2_000;
const TOP_K_MAX = 50;
const FILTERS_MAX = 10;
const FILTER_KEY = /^[a-z][a-z0-9_]{0,63}$/;

export interface CheckedQuestion {
  /** Trimmed, NFC, 1 to 2,000 characters. */
  question: string;
  topK: number;
  filters: PayloadFilter;
}

function checkText(raw: string): string {
  const question = raw.normalize('NFC').trim();
  if (question === '') {
    throw fieldError('question', 'REQUIRED', 'darf nicht leer sein. Bitte stellen Sie eine Frage.');
  }
  if ([...question].length > QUESTION_CHARS_MAX) {
    throw fieldError('question', 'TOO_LONG', 'darf höchstens 2.000 Zeichen haben.');
  }
  return question;
}

function checkFilters(filters: Record<string, unknown>): PayloadFilter {
  const entries = Object.entries(filters).filter(([, value]) => value !== null);
  if (entries.length > FILTERS_MAX) {
    throw fieldError('filters', 'TOO_LONG', `darf höchstens ${FILTERS_MAX} Schlüssel haben.`);
  }
  const checked: PayloadFilter = {};
  for (const [key, value] of entries) {
    if (!FILTER_KEY.test(key)) {
      throw fieldError(
        'filters',
        'INVALID_FORMAT',
        'kennt nur Schlüssel aus a–z, 0–9 und _, höchstens 64 Zeichen.',
      );
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw fieldError(
        `filters.${key}`,
        'WRONG_TYPE',
        'muss ein Text, eine Zahl oder ein Wahrheitswert sein.',
      );
    }
    checked[key === 'tag' ? 'tags' : key] = typeof value === 'string' ? value.normalize('NFC').trim() : value;
  }
  return checked;
}

/** Checks input by the rules of the REST contract (2.3); throws VALIDATION naming the field. */
export function checkQuestion(input: {
  question: string;
  topK: number;
  filters: Record<string, unknown>;
}): CheckedQuestion {
  const question = checkText(input.question);
  if (!Number.isInteger(input.topK) || input.topK < 1 || input.topK > TOP_K_MAX) {
    throw fieldError('topK', 'OUT_OF_RANGE', `muss zwischen 1 und ${TOP_K_MAX} liegen.`);
  }
  return { question, topK: input.topK, filters: checkFilters(input.filters) };
}
