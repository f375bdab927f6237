import type { ApolloServerPlugin } from '@apollo/server';
import { LunaError } from '@luna/platform/errors/luna-error';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.js';
import { statusOf } from '../http/status-of.js';
import { charge, type RateLimits, ratedFields } from '../limits/charge.js';
import type { OperationCheck } from '../limits/operation-check.js';

/** Checks limits, then charges rates, once the operation is known and before anything is planned or fetched. */
export function operationPlugin(
  check: OperationCheck,
  rates: RateLimits,
): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, request, contextValue }) => {
        refusing(() => {
          check({ schema, document, operationName: request.operationName, variables: request.variables });
          for (const name of ratedFields(document)) charge(rates, name, contextValue);
        });
      },
      willSendResponse: async ({ response: { http, body }, contextValue }) => {
        for (const [name, value] of contextValue.responseHeaders) http.headers.set(name, value);
        const outage = body.kind === 'single' ? statusOfOutage(body.singleResult) : undefined;
        if (outage) http.status ??= outage;
      },
    }),
  };
}

/** Apollo reads the HTTP status of a refusal from the error's extensions. */
function refusing(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof LunaError)) throw error;
    const http = { status: statusOf(error.code) ?? 400 };
    throw new GraphQLError(error.message, { originalError: error, extensions: { http } });
  }
}

/** A subgraph that did not answer and left nothing to show; proxies and clients may try again. */
function statusOfOutage({ data, errors }: { data?: unknown; errors?: readonly { extensions?: object }[] }) {
  if (data != null) return undefined;
  const codes = (errors ?? []).map(({ extensions }) => (extensions as { code?: string } | undefined)?.code);
  const outage = codes.find((code) => code === 'UNAVAILABLE' || code === 'TIMEOUT');
  return outage ? statusOf(outage) : undefined;
}
