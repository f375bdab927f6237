import type { ApolloServerPlugin } from '@apollo/server';
import { LunaError } from '@luna/platform/errors/luna-error';
import { type DocumentNode, GraphQLError, visit } from 'graphql';
import type { GatewayContext } from '../context.js';
import { charge, RATED_FIELDS, type RateLimits, type RateName } from '../limits/charge.js';

/** Charges rate limits once the operation is known to be valid and before anything is planned or fetched. */
export function ratePlugin(limits: RateLimits): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, contextValue }) => {
        for (const name of ratedFields(document)) chargeOverHttp(limits, name, contextValue);
      },
      willSendResponse: async ({ response, contextValue }) => {
        for (const [name, value] of contextValue.responseHeaders) response.http.headers.set(name, value);
      },
    }),
  };
}

/** Every mention counts, also under an alias or in a fragment: ten aliases of one question are ten questions. */
function ratedFields(document: DocumentNode): RateName[] {
  const names: RateName[] = [];
  visit(document, {
    Field: ({ name }) => {
      const rated = RATED_FIELDS[name.value];
      if (rated) names.push(rated);
    },
  });
  return names;
}

/** Apollo reads the HTTP status of a refusal from the error's extensions. */
function chargeOverHttp(limits: RateLimits, name: RateName, context: GatewayContext): void {
  try {
    charge(limits, name, context);
  } catch (error) {
    if (!(error instanceof LunaError)) throw error;
    throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 429 } } });
  }
}
