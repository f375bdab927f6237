import { CommandError } from '../command-error.js';

/** An answer of Luna's API, whatever its status. */
export interface Answer {
  status: number;
  /** German, for people. */
  message: string;
  /** Of the REST contract, null for a success. */
  code: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: each caller knows what it asked for
  data: any;
  /** What the server asks to wait, in seconds. */
  retryAfterSec: number | null;
}

/** Nothing that speaks for Luna answered: no connection, one that broke, or a proxy on the way. */
export class Unreachable extends CommandError {
  constructor(url: string, cause: unknown) {
    super(`${url} ist nicht zu erreichen.`, cause);
    this.name = 'Unreachable';
  }
}
