import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { eventually } from '../testing/eventually.js';
import { RawSocket } from '../testing/raw-socket.js';
import { ADMIN_KEY, startTestGateway } from '../testing/start-test-gateway.js';

const TIMES = 10_000;
/** So many that what the first ones need once (plans, compiled code) is there. */
const WARM_UP = 2_000;
const AT_ONCE = 50;
/** A leak of one small closure per subscription would be more. */
const GROWTH_MAX_BYTES = 3_000_000;

const QUERIES = [
  'subscription { readingAdded { title author { name } } }',
  'subscription { answerStream(question: "?") { __typename } }',
  'subscription { readingAdded(since: 0) { title } }',
];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  for (let n = 0; n < 5; n += 1) collect();
  return process.memoryUsage().heapUsed;
}

it('nothing is left of 10,000 subscriptions that came and went over one socket', async () => {
  const gateway = await startTestGateway();
  const socket = await RawSocket.acknowledged(gateway.socketUrl, {
    'x-admin-key': ADMIN_KEY,
  });
  const { readings, answers } = gateway.life;
  const comeAndGo = async (times: number) => {
    for (let done = 0; done < times; done += AT_ONCE) {
      for (let n = 0; n < AT_ONCE; n += 1) socket.subscribe(`${n}`, QUERIES[n % QUERIES.length] ?? '');
      await eventually(() => expect(readings.listeners + answers.listeners).toBeGreaterThan(30));
      for (let n = 0; n < AT_ONCE; n += 1) socket.send({ id: `${n}`, type: 'complete' });
      await eventually(() => expect(readings.listeners + answers.listeners).toBe(0));
    }
  };

  await comeAndGo(WARM_UP);
  const before = heapBytes();
  await comeAndGo(TIMES);

  expect(gateway.gateway.counts()).toEqual({ sockets: 1, eventStreams: 0, upstreams: 0 });
  expect(heapBytes() - before).toBeLessThan(GROWTH_MAX_BYTES);
  expect(socket.messages).toEqual([]);
  await gateway[Symbol.asyncDispose]();
});
