import { GraphQLError } from 'graphql';
import { limitError, type OperationLimits } from './operation-limits.js';

/** How graphql-js says that `parseOptions.maxTokens` was reached; it stops there, so nobody knows the full number. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/** The refusal of a document that is too long, out of the parser's error; null for any other error. */
export function tokenLimitError(error: GraphQLError, limits: OperationLimits): GraphQLError | null {
  if (!TOO_MANY_TOKENS.test(error.message)) return null;
  const refusal = limitError('tokens', null, limits.tokens);
  return new GraphQLError(refusal.message, { originalError: refusal });
}
