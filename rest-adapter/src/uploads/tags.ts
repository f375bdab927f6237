import { z } from 'zod';
import { addFault } from '../fields/fault.js';
import { text } from '../fields/text.js';

const TAGS_MAX = 20;
const TAG_LENGTH_MAX = 50;

const tagList = () =>
  z.array(text(TAG_LENGTH_MAX)).transform(distinct).pipe(z.array(z.string()).max(TAGS_MAX));

/** Tags of a form: repeated fields, values with commas, or JSON arrays (REST contract 1.12). */
export const formTags = () =>
  z
    .array(z.string())
    .transform((values, ctx) => values.flatMap((value) => splitValue(value, ctx)))
    .pipe(tagList());

function splitValue(value: string, ctx: z.RefinementCtx): string[] {
  if (!value.trimStart().startsWith('[')) return value.split(',');
  const list = z.array(z.string()).safeParse(parseJson(value));
  if (list.success) return list.data;
  addFault(ctx, 'INVALID_FORMAT', 'muss eine JSON-Liste von Texten oder durch Kommas getrennt sein');
  return [];
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Without empty ones and without repetitions that differ in case only; the first spelling stays. */
function distinct(tags: string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const key = tag.toLocaleLowerCase('de');
    if (tag !== '' && !seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()];
}
