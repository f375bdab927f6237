import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type FieldError, LunaError } from '@luna/platform/errors/luna-error';
import type { GatewayError, GatewaySession } from '@luna/platform/ports/gateway-client';
import { INTERNAL_MESSAGE } from '@luna/platform/subgraph/public-error';
import { isErrorCode } from './status.js';

/**
 * Runs one operation and returns its data. The first error becomes a LunaError even where GraphQL has partial
 * data: a REST answer with holes would look complete.
 */
export async function runOperation<Result, Variables extends Record<string, unknown>>(
  session: GatewaySession,
  operation: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Result> {
  const { data, errors } = await session.execute({ operation, variables, signal });
  const [error] = errors ?? [];
  if (error) throw lunaErrorOf(error);
  if (!data) throw new LunaError('INTERNAL', INTERNAL_MESSAGE);
  return data as Result;
}

function lunaErrorOf({ message, extensions }: GatewayError): LunaError {
  const { code, errors = [], data, retryAfterSec } = extensions ?? {};
  // A code of the query language itself means that our own operation does not fit the schema.
  if (!isErrorCode(code)) return new LunaError('INTERNAL', INTERNAL_MESSAGE, { cause: new Error(message) });
  return new LunaError(code, inRestNames(message, errors), {
    errors: errors.map((error) => ({ ...error, field: snakeCase(error.field) })),
    ...(data ? { data } : {}),
    ...(retryAfterSec ? { retryAfterSec } : {}),
  });
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** GraphQL names a field `itemId` where the REST caller wrote `item_id`; the message must say the latter. */
const inRestNames = (message: string, errors: FieldError[]): string =>
  errors.reduce((text, { field }) => text.replaceAll(`„${field}“`, `„${snakeCase(field)}“`), message);
