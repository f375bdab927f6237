import type { Identity } from '@luna/platform/auth/identity';
import type { EntityClient } from '@luna/platform/ports/entity-client';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import {
  ADMIN,
  ANONYMOUS,
  CHUNK,
  DEMO_USER,
  ITEM,
  OTHER_USER,
  OWNER,
  telemetryUnderTest,
} from '../testing/telemetry-under-test.js';

const RECORD = 'mutation ($input: RecordEventInput!) { recordEvent(input: $input) { eventId } }';
const EVENT_ID = 'cccccccc-0000-4000-8000-000000000001';
const view = { userId: DEMO_USER, type: 'VIEW' };

const REFUSED: [what: string, wrong: object, field: string][] = [
  ['an unknown item', { itemId: EVENT_ID }, 'item_id'],
  ['an unknown chunk', { chunkId: EVENT_ID }, 'chunk_id'],
  ['a chunk of another item', { chunkId: CHUNK, itemId: EVENT_ID }, 'chunk_id'],
  ['an id that is no UUID', { itemId: 'x' }, 'item_id'],
  ['an event id without its time', { eventId: EVENT_ID }, 'ts'],
  ['a time before 2000', { ts: '1999-12-31T23:59:59Z' }, 'ts'],
  ['a time more than five minutes ahead', { ts: '2026-11-22T12:05:31Z' }, 'ts'],
  ['an empty user', { userId: '  ' }, 'user_id'],
  ['a user with a NUL', { userId: 'a\u0000b' }, 'user_id'],
  ['meta over 8 KiB', { meta: { text: 'ä'.repeat(4_100) } }, 'meta'],
  ['meta with a NUL', { meta: { a: ['x\u0000'] } }, 'meta'],
  ['meta with half a surrogate pair', { meta: { '\ud800': 1 } }, 'meta'],
  ['a reward beyond 1', { meta: { reward: 1.5 } }, 'meta.reward'],
  ['a reward that is no number', { meta: { reward: '1' } }, 'meta.reward'],
];

async function content(db: { query(sql: string, params: unknown[]): Promise<unknown> }) {
  await db.query(`insert into items (item_id, kind) values ($1, 'document')`, [ITEM]);
  await db.query(`insert into item_chunks (chunk_id, item_id, chunk_idx, text) values ($1, $2, 0, 'x')`, [
    CHUNK,
    ITEM,
  ]);
}

describe('recordEvent', () => {
  it('refuses an id that another user has taken instead of losing the event', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    const taken = { type: 'VIEW', eventId: EVENT_ID, ts: '2026-11-22T11:00:00Z' };
    await telemetry.run(OWNER, RECORD, { input: { ...taken, userId: DEMO_USER } });

    const { code } = await telemetry.run(ADMIN, RECORD, { input: { ...taken, userId: OTHER_USER } });

    expect(code).toBe('VALIDATION');
  });

  it('stores the event, its user, and the item of its chunk', async () => {
    await using db = await createTestDatabase();
    await content(db.database);
    const telemetry = telemetryUnderTest(db.database);
    const input = { ...view, chunkId: CHUNK.toUpperCase(), meta: { reward: 1, reason: 'hilft' } };
    const { data } = await telemetry.run(OWNER, RECORD, { input });
    const rows = await db.database.query(
      'select event_id, user_id, type, item_id, chunk_id, meta, ts from events',
    );
    expect(rows).toEqual([
      {
        event_id: data.recordEvent.eventId,
        user_id: DEMO_USER,
        type: 'view',
        item_id: ITEM,
        chunk_id: CHUNK,
        meta: { reward: 1, reason: 'hilft' },
        ts: new Date('2026-11-22T12:00:30.000Z'),
      },
    ]);
    expect(await db.database.query('select external_id from users')).toEqual([{ external_id: DEMO_USER }]);
  });

  it('stores a repeated event once', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    const input = { ...view, eventId: EVENT_ID, ts: '2026-11-22T12:00:00+01:00' };
    for (let i = 0; i < 3; i++) {
      expect((await telemetry.run(OWNER, RECORD, { input })).data.recordEvent.eventId).toBe(EVENT_ID);
    }
    expect(await db.database.query('select 1 from events')).toHaveLength(1);
  });

  it('lets the admin name a user by an external id that is new', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    const input = { ...view, userId: 'kunde-17' };
    expect((await telemetry.run(ADMIN, RECORD, { input })).code).toBeUndefined();
    expect((await telemetry.run(ADMIN, RECORD, { input })).code).toBeUndefined();
    expect(await db.database.query('select u.external_id from events join users u using (user_id)')).toEqual([
      { external_id: 'kunde-17' },
      { external_id: 'kunde-17' },
    ]);
  });

  it('lets nobody speak for somebody else', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    expect((await telemetry.run(OWNER, RECORD, { input: { ...view, userId: OTHER_USER } })).code).toBe(
      'FORBIDDEN',
    );
    expect((await telemetry.run(ANONYMOUS, RECORD, { input: view })).code).toBe('UNAUTHENTICATED');
    expect(await db.database.query('select 1 from events')).toEqual([]);
    expect(await db.database.query('select 1 from users')).toEqual([]);
  });

  it('refuses every bad field by name and stores nothing', async () => {
    await using db = await createTestDatabase();
    await content(db.database);
    const telemetry = telemetryUnderTest(db.database);
    for (const [what, wrong, field] of REFUSED) {
      const answer = await telemetry.run(ADMIN, RECORD, { input: { ...view, ...wrong } });
      expect([what, answer.code, answer.field]).toEqual([what, 'VALIDATION', field]);
    }
    expect(await db.database.query('select 1 from events')).toEqual([]);
  });

  it('refuses a passage that goes between look-up and insert', async () => {
    await using db = await createTestDatabase();
    await content(db.database);
    const entities: EntityClient['entities'] = async <T>() => {
      await db.database.query('delete from item_chunks');
      return [{ id: CHUNK, item: { id: ITEM } } as T];
    };
    const telemetry = telemetryUnderTest(db.database, { entityClient: { entities } });
    const answer = await telemetry.run(OWNER, RECORD, { input: { ...view, chunkId: CHUNK } });
    expect(answer).toMatchObject({ code: 'VALIDATION', field: 'chunk_id' });
  });

  it('works for a user whose external id an imported row holds', async () => {
    await using db = await createTestDatabase();
    await db.database.query('insert into users (external_id) values ($1)', [DEMO_USER]);
    const telemetry = telemetryUnderTest(db.database);
    expect((await telemetry.run(OWNER, RECORD, { input: view })).code).toBeUndefined();
    expect(await db.database.query('select user_id from events')).toEqual([{ user_id: DEMO_USER }]);
  });

  it('keeps texts that only look like forbidden escapes', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    const meta = { path: 'C:\\u0000', emoji: '😀' };
    expect((await telemetry.run(OWNER, RECORD, { input: { ...view, meta } })).code).toBeUndefined();
    expect(await db.database.query('select meta from events')).toEqual([{ meta }]);
  });
});

describe('ensureUser', () => {
  it('makes the row of a user once, also when called at the same time; the admin has none', async () => {
    await using db = await createTestDatabase();
    const { run } = telemetryUnderTest(db.database);
    const use = (identity: Identity) => run(identity, 'mutation { ensureUser }');
    await Promise.all([1, 2, 3, 4].map(() => use({ ...OWNER, externalId: 'sub-1' })));
    await use(ADMIN);
    expect((await use(ANONYMOUS)).code).toBe('UNAUTHENTICATED');
    expect(await db.database.query('select user_id, external_id from users')).toEqual([
      { user_id: DEMO_USER, external_id: 'sub-1' },
    ]);
  });
});
