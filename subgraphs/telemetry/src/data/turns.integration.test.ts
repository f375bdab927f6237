import { startProcess } from '@luna/platform/testing/start-process';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { expect, it } from 'vitest';
import { inTurn } from './turns.js';

const HOLDER = new URL('../testing/turn-holder.process.ts', import.meta.url);
const done = async () => 'done';

it('only one process has the turn of a name, and whoever fails or is killed gives it back', async () => {
  await using db = await createTestDatabase();
  await using holder = startProcess(HOLDER, [db.url, 'market']);
  await holder.line();

  expect(await inTurn(db.database, 'market', done)).toBeNull();
  expect(await inTurn(db.database, 'smartmeter', done)).toBe('done');

  await holder.kill();
  await expect.poll(() => inTurn(db.database, 'market', done), { timeout: 10_000 }).toBe('done');
  const failing = inTurn(db.database, 'market', async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await inTurn(db.database, 'market', done)).toBe('done');
});
