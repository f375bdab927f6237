/**
 * Luna cannot start, and the person at the terminal can change that. `message` is German and says what to do;
 * it is printed without a stack.
 */
export class StartupError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StartupError';
  }
}
