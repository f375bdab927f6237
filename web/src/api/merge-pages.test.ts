import { describe, expect, it } from 'vitest';
import { mergePages, type Page } from './merge-pages';

const aPage = (ids: string[], hasNextPage = true): Page => ({
  nodes: ids.map((id) => ({ __ref: id })),
  pageInfo: { hasNextPage, endCursor: ids.at(-1) ?? null },
  totalCount: 9,
});
const ids = (page: Page) => page.nodes.map(({ __ref }) => __ref);

describe('mergePages', () => {
  it('appends a further page and moves its cursor on', () => {
    const merged = mergePages(aPage(['a', 'b']), aPage(['b', 'c'], false), true);

    expect(ids(merged)).toEqual(['a', 'b', 'c']);
    expect(merged.pageInfo).toEqual({ hasNextPage: false, endCursor: 'c' });
  });

  it('puts a first page read anew in front of what was loaded below', () => {
    const merged = mergePages(aPage(['a', 'b', 'c', 'd']), aPage(['new', 'a']), false);

    expect(ids(merged)).toEqual(['new', 'a', 'b', 'c', 'd']);
    expect(merged.pageInfo.endCursor).toBe('d');
  });

  it('trusts a first page that is the whole list', () => {
    expect(ids(mergePages(aPage(['a', 'b', 'c']), aPage(['a'], false), false))).toEqual(['a']);
  });
});
