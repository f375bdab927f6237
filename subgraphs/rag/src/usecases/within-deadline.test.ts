import { describe, expect, it } from 'vitest';
import { withinDeadline } from './within-deadline.js';

const forever = () => new Promise<never>(() => undefined);
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('a deadline', () => {
  it('passes the result through', async () => {
    expect(await withinDeadline(1_000, new AbortController().signal, async () => 7)).toBe(7);
  });

  it.each([forever, untilAborted])(
    'ends work that takes too long with TIMEOUT, also if it ignores the signal',
    async (work) => {
      await expect(withinDeadline(5, new AbortController().signal, work)).rejects.toMatchObject({
        code: 'TIMEOUT',
      });
    },
  );

  it('ends at once when the caller hangs up, with the caller’s reason', async () => {
    const caller = new AbortController();
    const result = withinDeadline(60_000, caller.signal, forever);
    caller.abort(new Error('hung up'));
    await expect(result).rejects.toThrow('hung up');
  });
});
