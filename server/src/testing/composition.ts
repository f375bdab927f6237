import { inject } from 'vitest';

/** All of Luna in one process, or every role in a process of its own. */
export type Composition = 'all' | 'services';

declare module 'vitest' {
  export interface ProvidedContext {
    composition: Composition;
  }
}

/** The composition the running vitest project tests, so that the same files serve both. */
export function compositionUnderTest(): Composition {
  return inject('composition') ?? 'all';
}
