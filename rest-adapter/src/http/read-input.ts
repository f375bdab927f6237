import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { validate, withoutNulls } from '../fields/validate.js';
import type { Route } from '../routes/route.type.js';
import { type ReceivedFile, receiveForm } from '../uploads/receive-form.js';
import { readJson } from './read-json.js';

export const JSON_BYTES_MAX = 1024 * 1024;

export interface Input {
  query: unknown;
  body: unknown;
  file: ReceivedFile | null;
}

const NOTHING = z.object({});
/** Form fields that may be repeated; of all others the contract knows one value. */
const LISTS = new Set(['tags']);

/** Reads and checks everything the caller sent, all faults at once. The caller disposes of the file. */
export async function readInput(
  route: Route,
  request: FastifyRequest,
  upload: { tempDir: string; fileBytesMax: number },
): Promise<Input> {
  const form = route.form ? await receiveForm(request.raw, upload) : null;
  try {
    const json = route.body ? await readJson(request.raw, JSON_BYTES_MAX) : {};
    const [query, body] = validate([
      { schema: route.query ?? NOTHING, value: queryValues(request.query as QueryValues) },
      {
        schema: route.form ?? route.body ?? NOTHING,
        value: form ? formValues(form.fields) : withoutNulls(json),
      },
    ]);
    return { query, body, file: form?.file ?? null };
  } catch (error) {
    await form?.file.content[Symbol.asyncDispose]();
    throw error;
  }
}

type QueryValues = Record<string, string | string[]>;

/** An empty value counts as left out; a repeated parameter is the same as a list with commas. */
function queryValues(query: QueryValues): Record<string, string> {
  const joined = Object.entries(query).map(([name, value]) => [name, [value].flat().join(',')] as const);
  return Object.fromEntries(joined.filter(([, value]) => value !== ''));
}

function formValues(fields: ReadonlyMap<string, string[]>): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [field, given] of fields) {
    const name = field.replace(/\[\]$/, '');
    if (LISTS.has(name)) values[name] = [values[name] ?? [], given].flat();
    else if (given.some((value) => value !== '')) values[name] = given.join(',');
  }
  return values;
}
