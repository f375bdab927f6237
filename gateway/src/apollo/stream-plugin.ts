import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { LunaError } from '@luna/platform/errors/luna-error';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.js';

/**
 * Lets subscriptions pass the same checks as everything else (parser, validation, limits, rate) and hands them over
 * to the transport instead of the executor, which cannot run them.
 */
export function streamPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    // Validation of graphql-js throws over a variable in `@skip` at the root of a subscription, instead of reporting it.
    unexpectedErrorProcessingRequest: async ({ requestContext: { contextValue }, error }) => {
      if (contextValue.stream) contextValue.stream.fault = error;
    },
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, contextValue }) => {
        if (operation?.operation === 'subscription' && !contextValue.stream) throw cannotStream();
      },
      responseForOperation: async ({ document, operation, contextValue }) => {
        if (contextValue.stream && operation) contextValue.stream.admitted = { document, operation };
        if (operation?.operation !== 'subscription') return null;
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: {} } };
      },
    }),
  };
}

function cannotStream(): GraphQLError {
  const error = new LunaError(
    'VALIDATION',
    'Abonnements laufen über WebSocket oder mit „Accept: text/event-stream“.',
  );
  return new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 400 } } });
}
