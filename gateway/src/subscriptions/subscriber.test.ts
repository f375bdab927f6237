import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { Outlet } from './outlet.js';
import type { Overflow } from './stream-kinds.js';
import { Subscriber } from './subscriber.js';

const LIMITS = { messagesMax: 3, lengthMax: 100 };

/** A client that reads one result whenever the test says so. */
function slowClient(overflow: Overflow) {
  const got: string[] = [];
  const reads: (() => void)[] = [];
  const stream = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write: (text, _encoding, done) => {
      got.push(text);
      reads.push(done);
    },
  });
  let overflows = 0;
  const subscriber = new Subscriber(
    {
      outlet: new Outlet(stream),
      write: (payload) => stream.write(payload),
      overflow: () => {
        overflows += 1;
      },
    },
    overflow,
    LIMITS,
  );
  return {
    subscriber,
    got,
    overflows: () => overflows,
    /** Reads until nothing is left to be read. */
    readAll: async () => {
      for (let read = reads.shift(); read; read = reads.shift()) {
        read();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

it('gives up the oldest where the newest counts', async () => {
  const { subscriber, got, readAll } = slowClient('drop-oldest');

  for (const payload of ['1', '2', '3', '4', '5', '6']) subscriber.deliver(payload);
  await readAll();

  expect(got).toEqual(['1', '4', '5', '6']);
});

it('also counts how much is waiting, but never gives up the only one', async () => {
  const { subscriber, got, readAll } = slowClient('drop-oldest');
  const large = (sign: string) => sign.repeat(80);

  for (const sign of ['1', '2', '3']) subscriber.deliver(large(sign));
  await readAll();

  expect(got).toEqual([large('1'), large('3')]);
});

it('ends, and says so once, where nothing may be given up', async () => {
  const { subscriber, got, overflows, readAll } = slowClient('close');

  for (const payload of ['1', '2', '3', '4', '5', '6']) subscriber.deliver(payload);
  await readAll();

  expect(got).toEqual(['1']);
  expect(overflows()).toBe(1);
  expect(await subscriber.ended).toBeNull();
});

it('makes the source wait where it can, and loses nothing', async () => {
  const { subscriber, got, readAll } = slowClient('wait');
  const sent: string[] = [];
  const source = (async () => {
    for (const payload of ['1', '2', '3', '4', '5', '6', '7']) {
      sent.push(payload);
      await subscriber.deliver(payload);
    }
    subscriber.end();
  })();

  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toEqual(['1', '2', '3', '4', '5']);
  await readAll();
  await source;
  await readAll();

  expect(got).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

it('writes what waits before it ends', async () => {
  const { subscriber, got, readAll } = slowClient('close');
  subscriber.deliver('1');
  subscriber.deliver('2');

  subscriber.end();
  await readAll();

  expect(await subscriber.ended).toBeNull();
  expect(got).toEqual(['1', '2']);
});

it('writes nothing more once the client has left, and lets a waiting source go on', async () => {
  const { subscriber, got, readAll } = slowClient('wait');
  const room = ['1', '2', '3', '4', '5'].map((payload) => subscriber.deliver(payload)).at(-1);

  subscriber.leave();
  await room;
  subscriber.deliver('6');
  await readAll();

  expect(got).toEqual(['1']);
});
