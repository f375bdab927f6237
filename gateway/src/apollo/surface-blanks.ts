import { LunaError } from '@luna/platform/errors/luna-error';
import { type ExecutionResult, GraphQLError } from 'graphql';

/** Where Apollo Gateway puts what it had to blank, for the sake of clients that rely on not being told. */
const LEFTOVER = 'valueCompletion';

/**
 * A value that is missing where the schema promises one blanks its surroundings. Apollo Gateway reports that beside
 * the errors, where clients don't look; here it becomes an error like any other, its details for the log only.
 */
export function surfaceBlanks<T extends ExecutionResult>(result: T): T {
  const { [LEFTOVER]: leftover, ...extensions } = result.extensions ?? {};
  if (!Array.isArray(leftover) || leftover.length === 0) return result;
  const { extensions: _, ...rest } = result;
  return {
    ...rest,
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    errors: [...(result.errors ?? []), ...leftover.map(blankError)],
  } as unknown as T;
}

function blankError({ message, path }: { message: string; path?: (string | number)[] }): GraphQLError {
  const originalError = new LunaError(
    'INTERNAL',
    'Ein Teil der Antwort fehlt. Bitte versuchen Sie es noch einmal; bleibt es dabei, hilft der Verwaltung die Trace-Kennung.',
    { cause: new Error(message) },
  );
  return new GraphQLError(originalError.message, { originalError, ...(path ? { path } : {}) });
}
