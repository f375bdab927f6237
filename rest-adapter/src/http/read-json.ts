import type { IncomingMessage } from 'node:http';
import { LunaError } from '@luna/platform/errors/luna-error';
import { validationError } from '../fields/validate.js';
import { tooLarge } from './to-luna-error.js';

const JSON_MEDIA_TYPE = /^application\/json\s*(?:;\s*charset="?utf-?8"?\s*)?;?$/i;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON object of a request body. An empty body without content type counts as `{}`.
 * Throws PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED_JSON or VALIDATION, in this order.
 */
export async function readJson(request: IncomingMessage, bytesMax: number): Promise<Record<string, unknown>> {
  const contentType = request.headers['content-type'];
  if (contentType !== undefined) requireJson(contentType, request);
  const body = await readBytes(request, bytesMax);
  if (contentType !== undefined) return parseObject(body);
  if (body.length === 0) return {};
  throw wrongType();
}

function requireJson(contentType: string, request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (!JSON_MEDIA_TYPE.test(contentType.trim()) || encoding !== 'identity') throw wrongType();
}

async function readBytes(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // `destroyOnReturn: false` keeps the connection open for the 413.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > bytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseObject(body: Buffer): Record<string, unknown> {
  const value = parse(body);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw validationError([
    { field: 'body', row: null, code: 'WRONG_TYPE', message: 'muss ein JSON-Objekt sein' },
  ]);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(body));
  } catch {
    throw new LunaError(
      'MALFORMED_JSON',
      'Der Inhalt ist kein gültiges JSON. Bitte Klammern, Kommas und Anführungszeichen prüfen.',
    );
  }
}

const wrongType = (): LunaError =>
  new LunaError('UNSUPPORTED_MEDIA_TYPE', 'Bitte als JSON mit „Content-Type: application/json“ senden.');
