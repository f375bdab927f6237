import { PostgresJobQueue } from '@luna/platform/adapters/jobs-postgres/postgres-job-queue';
import { ANONYMOUS } from '@luna/platform/auth/identity';
import type { Job } from '@luna/platform/ports/job-queue';
import { createTestDatabase, type TestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import type { AdminDeps } from '../deps.js';
import { ADMIN, ask, CUSTOMER, subscribe, wellDeps } from '../testing/admin-under-test.js';

const LIST = `query ($first: Int, $after: String, $filter: JobFilter) {
  jobs(first: $first, after: $after, filter: $filter) { nodes { title } pageInfo { hasNextPage endCursor } totalCount } }`;
const CANCEL = 'mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { state finishedAt } } }';
const RETRY = 'mutation ($id: ID!) { retryJob(input: { id: $id }) { job { state finishedAt } } }';
const UNKNOWN = 'cccccccc-0000-4000-8000-000000000001';

function stage({ database }: TestDatabase): AdminDeps & { add(title: string): Promise<Job> } {
  let seconds = 0;
  const clock = { now: () => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds)) };
  const jobQueue = new PostgresJobQueue({ database, clock, log: wellDeps.log });
  const add = (title: string) => {
    seconds++;
    return jobQueue.enqueue({ kind: 'ingest', payload: {}, title, itemId: UNKNOWN });
  };
  return { ...wellDeps, jobQueue, add };
}

describe('jobs', () => {
  it('are found by id, with the document they are about', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    const { jobId } = await deps.add('Musterordnung');
    const query =
      '{ job(id: "ID") { id kind state stage attempts title item { id } createdAt startedAt error { code } result } }';
    const { data } = await ask(deps, ADMIN, query.replace('ID', jobId.toUpperCase()));
    expect(data.job).toEqual({
      id: jobId,
      kind: 'INGEST',
      state: 'QUEUED',
      stage: null,
      attempts: 0,
      title: 'Musterordnung',
      item: { id: UNKNOWN },
      createdAt: '2026-11-22T12:00:01.000Z',
      startedAt: null,
      error: null,
      result: null,
    });
    expect((await ask(deps, ADMIN, query.replace('ID', UNKNOWN))).data.job).toBeNull();
    expect((await ask(deps, ADMIN, query.replace('ID', 'x'))).data.job).toBeNull();
  });

  it('come newest first, page by page, stable while others are added', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    for (const title of ['a', 'b', 'c', 'd']) await deps.add(title);
    const first = (await ask(deps, ADMIN, LIST, { first: 3 })).data.jobs;
    expect(first.nodes).toEqual([{ title: 'd' }, { title: 'c' }, { title: 'b' }]);
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    await deps.add('e');
    const next = (await ask(deps, ADMIN, LIST, { first: 3, after: first.pageInfo.endCursor })).data.jobs;
    expect(next.nodes).toEqual([{ title: 'a' }]);
    expect(next.pageInfo.hasNextPage).toBe(false);
  });

  it('are filtered by state and kind', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    const { jobId } = await deps.add('a');
    await deps.add('b');
    await ask(deps, ADMIN, CANCEL, { id: jobId });
    const list = async (filter: object) => (await ask(deps, ADMIN, LIST, { filter })).data.jobs.nodes;
    expect(await list({ state: 'CANCELLED' })).toEqual([{ title: 'a' }]);
    expect(await list({ state: 'QUEUED', kind: 'INGEST' })).toEqual([{ title: 'b' }]);
    expect(await list({ kind: 'SNAPSHOT' })).toEqual([]);
  });

  it('refuse a foreign cursor and an absurd page size', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    expect(await ask(deps, ADMIN, LIST, { after: 'eHl6' })).toMatchObject({
      code: 'VALIDATION',
      field: 'cursor',
    });
    expect(await ask(deps, ADMIN, LIST, { first: 0 })).toMatchObject({ code: 'VALIDATION', field: 'limit' });
    expect(await ask(deps, ADMIN, LIST, { first: 201 })).toMatchObject({
      code: 'VALIDATION',
      field: 'limit',
    });
  });

  it('are cancelled once and for all', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    const { jobId } = await deps.add('a');
    for (let i = 0; i < 2; i++) {
      expect((await ask(deps, ADMIN, CANCEL, { id: jobId })).data.cancelJob.job.state).toBe('CANCELLED');
    }
    expect((await ask(deps, ADMIN, CANCEL, { id: UNKNOWN })).code).toBe('NOT_FOUND');
    expect((await ask(deps, ADMIN, CANCEL, { id: 'x' })).code).toBe('NOT_FOUND');
  });

  it('are queued again once they have failed or were cancelled', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    const { jobId } = await deps.add('a');
    expect((await ask(deps, ADMIN, RETRY, { id: jobId })).code).toBe('CONFLICT');
    await ask(deps, ADMIN, CANCEL, { id: jobId });
    const { data } = await ask(deps, ADMIN, RETRY, { id: jobId.toUpperCase() });
    expect(data.retryJob.job).toEqual({ state: 'QUEUED', finishedAt: null });
    expect((await ask(deps, ADMIN, RETRY, { id: UNKNOWN })).code).toBe('NOT_FOUND');
    expect((await ask(deps, ADMIN, RETRY, { id: 'x' })).code).toBe('NOT_FOUND');
  });

  it('are told of at every change, filtered, until the subscriber leaves', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    const control = new AbortController();
    const watch = (source: string) => subscribe(deps, ADMIN, source, control.signal);
    const all = watch('subscription { jobChanged { title state item { id } } }');
    const cancelled = watch('subscription { jobChanged(filter: { state: CANCELLED }) { title state } }');
    const first = all.next();
    const filtered = cancelled.next();
    // Somebody else's change shows that both are watching by now.
    await expect.poll(() => Promise.race([first, deps.add('b').then(() => null)])).not.toBeNull();
    const { jobId } = await deps.add('a');
    await ask(deps, ADMIN, CANCEL, { id: jobId });
    expect(await first).toMatchObject({
      value: { data: { jobChanged: { title: 'b', state: 'QUEUED', item: { id: UNKNOWN } } } },
    });
    expect(await filtered).toEqual({
      done: false,
      value: { data: { jobChanged: { title: 'a', state: 'CANCELLED' } } },
    });
    control.abort();
    await expect.poll(() => all.next()).toMatchObject({ done: true });
  });

  it('are the business of the admin alone', async () => {
    await using db = await createTestDatabase();
    const deps = stage(db);
    const { jobId } = await deps.add('a');
    const operations = [
      LIST,
      '{ job(id: "x") { id } }',
      `mutation { cancelJob(input: { id: "${jobId}" }) { job { id } } }`,
      `mutation { retryJob(input: { id: "${jobId}" }) { job { id } } }`,
    ];
    for (const operation of operations) {
      expect((await ask(deps, ANONYMOUS, operation)).code).toBe('UNAUTHENTICATED');
      expect((await ask(deps, CUSTOMER, operation)).code).toBe('FORBIDDEN');
    }
    for (const identity of [ANONYMOUS, CUSTOMER]) {
      const watching = subscribe(
        deps,
        identity,
        'subscription { jobChanged { id } }',
        new AbortController().signal,
      );
      const code = identity === ANONYMOUS ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect((await watching.next()).value.errors).toMatchObject([{ extensions: { code } }]);
    }
    const entity = `{ _entities(representations: [{ __typename: "Job", id: "${jobId}" }]) { ... on Job { id } } }`;
    expect((await ask(deps, CUSTOMER, entity)).data._entities).toEqual([null]);
    expect((await ask(deps, ADMIN, entity)).data._entities).toEqual([{ id: jobId }]);
  });
});
