import { describe, expect, it } from 'vitest';
import { untilDeadline } from './until-deadline.js';

type Work = (signal: AbortSignal) => AsyncIterable<number>;

const deaf: Work = async function* () {
  yield 1;
  await new Promise<never>(() => undefined);
};
const obedient: Work = async function* (signal) {
  yield 1;
  await new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason)),
  );
};
const nobody = () => new AbortController().signal;

describe('a deadline', () => {
  it('hands on everything and the end', async () => {
    const all: number[] = [];
    const work: Work = async function* () {
      yield 7;
      yield 8;
    };
    for await (const value of untilDeadline(1_000, nobody(), work)) all.push(value);
    expect(all).toEqual([7, 8]);
  });

  it('passes on what the work throws', async () => {
    const work: Work = async function* () {
      yield 1;
      throw new Error('broken');
    };
    const values = untilDeadline(1_000, nobody(), work);
    await values.next();
    await expect(values.next()).rejects.toThrow('broken');
  });

  it.each([deaf, obedient])(
    'ends work that takes too long with TIMEOUT, also if it ignores the signal',
    async (work) => {
      const values = untilDeadline(50, nobody(), work);
      expect(await values.next()).toEqual({ done: false, value: 1 });
      await expect(values.next()).rejects.toMatchObject({ code: 'TIMEOUT' });
    },
  );

  it.each([deaf, obedient])(
    'ends at once when the caller hangs up, with the caller’s reason',
    async (work) => {
      const caller = new AbortController();
      const values = untilDeadline(60_000, caller.signal, work);
      await values.next();
      const waiting = values.next();
      caller.abort(new Error('hung up'));
      await expect(waiting).rejects.toThrow('hung up');
    },
  );

  it('tells the work when the reader leaves, also in the middle of a step', async () => {
    let told: AbortSignal | undefined;
    const values = untilDeadline(60_000, nobody(), (signal) => {
      told = signal;
      return deaf(signal);
    });
    await values.next();
    const waiting = values.next();
    await values.return?.();
    expect(told?.aborted).toBe(true);
    await expect(waiting).rejects.toThrow();
  });
});
