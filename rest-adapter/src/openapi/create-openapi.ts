import { ERROR_CODES } from '@luna/platform/errors/luna-error';
import { routes } from '../routes/index.js';
import { operationOf } from './operation.js';
import { SchemaBook } from './schema-book.js';

type Json = Record<string, unknown>;

const DESCRIPTION = `Schnittstelle von Luna-IEMS: Dokumente aufnehmen, Fragen beantworten lassen, Zähler- und Marktdaten lesen.

Kunden melden sich mit einem Token an (\`Authorization: Bearer …\`), in Testumgebungen mit \`X-Dev-User\`; die Verwaltung mit \`X-Admin-Key\`. Jede JSON-Antwort steckt in derselben Hülle aus \`status\`, \`message\`, \`data\` und \`trace_id\`. Zeitpunkte brauchen eine Zeitzone; Antworten sind in UTC.`;

/** OpenAPI 3.1 of all routes, from the same schemas that check the requests. */
export function createOpenApi(base: string): Json {
  const book = new SchemaBook();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, book) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Luna-IEMS', version: 'v1', description: DESCRIPTION },
    servers: [{ url: base }],
    paths,
    components: {
      schemas: { ErrorEnvelope: errorEnvelope, ...book.schemas },
      securitySchemes: {
        customerToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        devUser: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Dev-User',
          description: 'UUID; nur in Testumgebungen.',
        },
        adminKey: { type: 'apiKey', in: 'header', name: 'X-Admin-Key' },
      },
    },
  };
}

const errorEnvelope: Json = {
  type: 'object',
  required: ['status', 'message', 'data', 'trace_id', 'code', 'errors'],
  properties: {
    status: { const: 'error' },
    message: { type: 'string', description: 'Deutsch, sagt, was zu tun ist.' },
    data: { type: ['object', 'null'], description: 'Nur bei DUPLICATE: das vorhandene Dokument.' },
    trace_id: { type: 'string', format: 'uuid' },
    code: { enum: ERROR_CODES },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'row', 'code', 'message'],
        properties: {
          field: { type: 'string' },
          row: { type: ['integer', 'null'] },
          code: {
            enum: [
              'REQUIRED',
              'WRONG_TYPE',
              'OUT_OF_RANGE',
              'TOO_LONG',
              'INVALID_FORMAT',
              'NOT_ALLOWED',
              'UNKNOWN_ID',
            ],
          },
          message: { type: 'string' },
        },
      },
    },
  },
};
