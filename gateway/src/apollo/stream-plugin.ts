import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { LunaError } from '@luna/platform/errors/luna-error';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.js';

const CANNOT_STREAM = 'Abonnements laufen über WebSocket oder mit „Accept: text/event-stream“.';
const READ_ONLY = 'Änderungen gehen nur mit POST.';

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
        const kind = operation?.operation;
        if (kind === 'subscription' && !contextValue.stream) throw refusal(CANNOT_STREAM);
        if (kind === 'mutation' && contextValue.stream?.isReadOnly) throw refusal(READ_ONLY);
      },
      responseForOperation: async ({ document, operation, contextValue }) => {
        if (contextValue.stream && operation) contextValue.stream.admitted = { document, operation };
        if (operation?.operation !== 'subscription') return null;
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: {} } };
      },
    }),
  };
}

function refusal(message: string): GraphQLError {
  const originalError = new LunaError('VALIDATION', message);
  return new GraphQLError(message, { originalError, extensions: { http: { status: 400 } } });
}
