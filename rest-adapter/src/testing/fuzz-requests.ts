import fc from 'fast-check';
import { ITEM_ID, JOB_ID } from './sample-resolvers.js';
import { AS_ADMIN, AS_CUSTOMER } from './start-test-server.js';

interface Schema {
  type?: string | string[];
  enum?: string[];
  anyOf?: Schema[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}
export interface Operation {
  operationId: string;
  security: Record<string, never>[];
  parameters?: { name: string; in: 'query' | 'path'; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: Record<string, unknown> }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

/** Years 1 to 9999, which ISO 8601 writes with four digits, and a little beyond. */
const YEARS = {
  min: new Date('0000-06-01T00:00:00Z'),
  max: new Date(Date.UTC(10_000, 1)),
  noInvalidDate: true,
};

/** Mostly what the document asks for, now and then anything at all. */
function anyOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: fitting(schema) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
}

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting));
  if (schema.format === 'date') return fc.date(YEARS).map((date) => date.toISOString().slice(0, 10));
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date-time') return fc.date(YEARS).map((date) => date.toISOString());
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: (schema.minimum ?? 0) - 1, max: (schema.maximum ?? 1_000) + 1 });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(anyOf(schema.items ?? {}), { maxLength: 25 });
    case 'object':
      return schema.properties ? bodyOf(schema) : fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 12 });
    default:
      return fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme', maxLength: schema.maxLength ?? 50 }),
      );
  }
}

function bodyOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, anyOf(schema)]),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(fields, { requiredKeys: required.filter((name) => name in fields) }) },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
  );
}

/** A parameter as text; `fc.jsonValue` may give numbers and objects. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Requests that an operation of the document invites, and some that it does not. */
export function requestOf(path: string, operation: Operation): fc.Arbitrary<FuzzRequest> {
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const [mediaType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  return fc.record({
    id: fc.oneof(
      fc.constantFrom(ITEM_ID, JOB_ID),
      fc.uuid(),
      fc.webSegment().filter((id) => id !== ''),
    ),
    query: fc.record(Object.fromEntries(query.map(({ name, schema }) => [name, anyOf(schema)])), {
      requiredKeys: [],
    }),
    headers: fc.constantFrom<Record<string, string>>(AS_ADMIN, AS_CUSTOMER, {}, { 'x-admin-key': 'wrong' }),
    mediaType: fc.oneof(
      { weight: 8, arbitrary: fc.constant(mediaType) },
      { weight: 1, arbitrary: fc.constant('text/plain') },
    ),
    body: content ? bodyOf(content.schema) : fc.constant(undefined),
    path: fc.constant(path),
  });
}

/** A request to one operation, not sent yet. */
export interface FuzzRequest {
  id: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  mediaType: string | undefined;
  body: Record<string, unknown> | undefined;
  path: string;
}
