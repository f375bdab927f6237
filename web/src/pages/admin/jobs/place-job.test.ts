import { describe, expect, it } from 'vitest';
import type { Page } from '../../../api/merge-pages';
import { placeJob } from './place-job';

const ref = (id: string) => ({ __ref: id });
const page = (ids: string[], hasNextPage = false): Page => ({
  nodes: ids.map(ref),
  totalCount: ids.length,
  pageInfo: { hasNextPage, endCursor: null },
});
/** The ids are moments of creation, so that they sort. */
const place = (ids: string[], id: string, filter = {}, state = 'RUNNING', hasNextPage = false) =>
  placeJob(
    page(ids, hasNextPage),
    { ref: ref(id), state, kind: 'INGEST', createdAt: id },
    filter,
    ({ __ref }) => __ref,
  );
const ids = (found: Page) => found.nodes.map(({ __ref }) => __ref);

describe('placeJob', () => {
  it('puts a new job on top and counts it', () => {
    const found = place(['2', '1'], '3');

    expect(ids(found)).toEqual(['3', '2', '1']);
    expect(found.totalCount).toBe(3);
  });

  it('leaves a listed job where it is', () => {
    expect(ids(place(['3', '2', '1'], '2'))).toEqual(['3', '2', '1']);
  });

  it('lets a job leave a list that asks for another state, and enter where its age puts it', () => {
    expect(place(['3', '2', '1'], '2', { state: 'RUNNING' }, 'DONE')).toMatchObject({
      nodes: [ref('3'), ref('1')],
      totalCount: 2,
    });
    expect(ids(place(['3', '1'], '2', { state: 'FAILED' }, 'FAILED'))).toEqual(['3', '2', '1']);
    expect(ids(place(['3', '1'], '2', { state: 'FAILED' }, 'RUNNING'))).toEqual(['3', '1']);
    expect(ids(place(['3'], '4', { kind: 'DOCTOR' }))).toEqual(['3']);
  });

  it('waits for the page of a job that is older than what is loaded', () => {
    expect(ids(place(['3', '2'], '1', {}, 'RUNNING', true))).toEqual(['3', '2']);
    expect(ids(place(['3', '2'], '1', {}, 'RUNNING', false))).toEqual(['3', '2', '1']);
  });
});
