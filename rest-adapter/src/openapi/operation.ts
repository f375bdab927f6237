import type { Route } from '../routes/route.type.js';
import type { SchemaBook } from './schema-book.js';

type Json = Record<string, unknown>;

const MEANINGS: Readonly<Record<number, string>> = {
  200: 'Erledigt.',
  202: 'Angenommen, läuft noch.',
  304: 'Unverändert seit dem ETag der Anfrage.',
  400: 'Eine Angabe fehlt, hat den falschen Typ oder liegt außerhalb der Grenzen.',
  401: 'Anmeldung fehlt, ist ungültig oder abgelaufen.',
  403: 'Angemeldet, aber nicht berechtigt.',
  404: 'Gibt es nicht oder ist nicht sichtbar.',
  405: 'Diese Methode gibt es hier nicht.',
  409: 'Schon vorhanden oder im jetzigen Zustand nicht möglich.',
  413: 'Zu groß.',
  415: 'Inhaltstyp oder Dateiformat wird nicht unterstützt.',
  422: 'Die Datei lässt sich nicht verwenden.',
  429: 'Zu viele Anfragen; siehe Retry-After.',
  500: 'Fehler in Luna.',
  503: 'Ein nötiger Dienst ist gerade nicht da; siehe Retry-After.',
  504: 'Hat zu lange gedauert.',
};

/** Every status a route can answer, ascending. */
function documentedStatuses({ access, statuses }: Route): number[] {
  const implied = [403, 405, 500, 503, 504, ...(access === 'P' ? [] : [401])];
  return [...new Set([...statuses, ...implied])].sort((a, b) => a - b);
}

export function operationOf(route: Route, book: SchemaBook): Json {
  const { tag, summary, description } = route.docs;
  const parameters = [...pathParameters(route), ...queryParameters(route, book)];
  const requestBody = requestBodyOf(route, book);
  return {
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    operationId: operationId(route),
    security: securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: Object.fromEntries(
      documentedStatuses(route).map((status) => [String(status), responseOf(route, status, book)]),
    ),
  };
}

const operationId = ({ method, path }: Route): string =>
  [method.toLowerCase(), ...path.split(/[/_{}]+/).filter(Boolean)].join('_');

function securityOf({ access }: Route): Json[] {
  if (access === 'P') return [];
  const admin = [{ adminKey: [] }];
  return access === 'A' ? admin : [{ customerToken: [] }, { devUser: [] }, ...admin];
}

const pathParameters = ({ path }: Route): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));

function queryParameters({ query }: Route, book: SchemaBook): Json[] {
  if (!query) return [];
  const { properties, required = [] } = book.input(query) as {
    properties: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}

function requestBodyOf({ body, form, docs }: Route, book: SchemaBook): Json | null {
  const example = docs.example ? { example: docs.example } : {};
  if (body)
    return { required: true, content: { 'application/json': { schema: book.input(body), ...example } } };
  if (!form) return null;
  const fields = book.input(form) as { properties: Json; required?: string[] };
  const file = { type: 'string', contentMediaType: 'application/octet-stream', description: 'Die Datei.' };
  const schema = {
    ...fields,
    properties: { file, ...fields.properties },
    required: ['file', ...(fields.required ?? [])],
  };
  return { required: true, content: { 'multipart/form-data': { schema, ...example } } };
}

function responseOf(route: Route, status: number, book: SchemaBook): Json {
  const description = MEANINGS[status] ?? '';
  if (status === 304) return { description };
  if (status >= 400) {
    return {
      description,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorEnvelope' } } },
    };
  }
  const text = Object.fromEntries(
    (route.produces ?? []).map((type) => [type, { schema: { type: 'string' } }]),
  );
  return { description, content: { 'application/json': { schema: okEnvelope(route, book) }, ...text } };
}

const okEnvelope = (route: Route, book: SchemaBook): Json => ({
  type: 'object',
  required: ['status', 'message', 'data', 'trace_id'],
  properties: {
    status: { const: 'ok' },
    message: { type: 'string' },
    data: book.output(route.data),
    trace_id: { type: 'string', format: 'uuid' },
  },
});
