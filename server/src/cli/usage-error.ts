/** The call itself is wrong; `message` is German and printed with a hint at the help. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
