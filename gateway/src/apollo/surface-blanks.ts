import { LunaError } from '@luna/platform/errors/luna-error';
import { type ExecutionResult, GraphQLError } from 'graphql';

/** Where Apollo Gateway puts what it had to blank, for the sake of clients that rely on not being told. */
const LEFTOVER = 'valueCompletion';

type Path = readonly (string | number)[];

interface Leftover {
  message: string;
  path?: Path;
}

/**
 * A value that is missing where the schema promises one blanks its surroundings. Apollo Gateway reports that beside
 * the errors, where clients don't look; here it becomes an error like any other, its details for the log only. Only an
 * entity that has gone, in a place that may be null, is no error: null is its answer.
 */
export function surfaceBlanks<T extends ExecutionResult>(result: T): T {
  const { [LEFTOVER]: leftover, ...extensions } = (result.extensions ?? {}) as { [LEFTOVER]?: Leftover[] };
  if (leftover === undefined) return result;
  const blanks = leftover.filter(({ path }) => !isGoneEntity(result.data, path ?? []));
  const { extensions: _, ...rest } = result;
  return {
    ...rest,
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    ...(blanks.length > 0 ? { errors: [...(result.errors ?? []), ...blanks.map(blankError)] } : {}),
  } as unknown as T;
}

/** Whether the object that lacks the value is itself the null, and nothing around it was lost. */
function isGoneEntity(data: unknown, path: Path): boolean {
  let value = data;
  let levels = 0;
  while (value != null && levels < path.length) {
    value = (value as Record<string, unknown>)[path[levels] as string];
    levels += 1;
  }
  return levels > 0 && levels === path.length - 1;
}

function blankError({ message, path }: Leftover): GraphQLError {
  const originalError = new LunaError(
    'INTERNAL',
    'Ein Teil der Antwort fehlt. Bitte versuchen Sie es noch einmal; bleibt es dabei, hilft der Verwaltung die Trace-Kennung.',
    { cause: new Error(message) },
  );
  return new GraphQLError(originalError.message, { originalError, ...(path ? { path } : {}) });
}
