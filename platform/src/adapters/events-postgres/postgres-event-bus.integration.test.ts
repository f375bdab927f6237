import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../log/log.js';
import { describeEventBus } from '../../testing/contracts/event-bus.contract.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { PostgresDatabase } from '../postgres/postgres-database.js';
import { PostgresEventBus } from './postgres-event-bus.js';

const log = createLog({ level: 'silent' });
let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test[Symbol.asyncDispose]());

const open = (busLog = log) => PostgresEventBus.open({ database: test.database, log: busLog });

/** Ends every listening connection the hard way, as a restart of the server would. */
async function cutOff(): Promise<void> {
  await test.database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND (query LIKE 'LISTEN luna_events%' OR query = 'SELECT 1')`,
  );
}

describeEventBus('PostgresEventBus', () => open());

describe('PostgresEventBus', () => {
  it('carries every event to every other bus on the database once, in order, and back to its own', async () => {
    const [one, two] = [await open(), await open()];
    const heard: Record<string, string[]> = { one: [], two: [] };
    one.subscribe('item.ready', ({ itemId = '' }) => heard.one?.push(itemId));
    two.subscribe('item.ready', ({ itemId = '' }) => heard.two?.push(itemId));
    const ids = Array.from({ length: 300 }, (_, n) => String(n));

    await Promise.all(ids.map((itemId) => one.publish('item.ready', { itemId })));

    await expect.poll(() => heard.two?.length).toBe(300);
    await expect.poll(() => heard.one?.length).toBe(300);
    expect(heard).toEqual({ one: ids, two: ids });
    await Promise.all([one.close(), two.close()]);
  });

  it('delivers each of several equal events', async () => {
    const bus = await open();
    let heard = 0;
    bus.subscribe('job.changed', () => {
      heard += 1;
    });

    await Promise.all([1, 2, 3].map(() => bus.publish('job.changed', { jobId: 'a' })));

    await expect.poll(() => heard).toBe(3);
    await bus.close();
  });

  it('goes on for the same listeners after its connection was lost', async () => {
    const lines: string[] = [];
    const bus = await open(createLog({ destination: { write: (line) => void lines.push(line) } }));
    const heard: string[] = [];
    bus.subscribe('item.ready', ({ itemId = '' }) => heard.push(itemId));
    await cutOff();
    await expect.poll(() => lines.join('')).toContain('events interrupted');

    await expect.poll(async () => (await bus.health()).status, { timeout: 10_000 }).toBe('ok');
    await bus.publish('item.ready', { itemId: 'after' });

    await expect.poll(() => heard).toEqual(['after']);
    await bus.close();
  });

  it('refuses what does not fit into a notification, before it is sent', async () => {
    const bus = await open();

    await expect(bus.publish('item.ready', { itemId: 'ä'.repeat(4_000) })).rejects.toThrow(RangeError);

    await bus.publish('item.ready', { itemId: 'a'.repeat(7_900) });
    await bus.close();
  });

  it('ends a start without a database instead of trying for ever', async () => {
    const database = new PostgresDatabase({
      url: 'postgresql://127.0.0.1:1/nowhere',
      adapter: 'postgres',
      log,
    });

    await expect(PostgresEventBus.open({ database, log })).rejects.toThrow();
    await database.close();
  });
});
