import type { Reference } from '@apollo/client';
import type { Page } from '../../../api/merge-pages';
import type { JobFilter } from '../../../gql/graphql';

/** What decides whether and where a list shows a job. */
export interface JobPlace {
  ref: Reference;
  state: unknown;
  kind: unknown;
  createdAt: string;
}

/**
 * A list of jobs, newest first, after one of them has changed: it stays where it is, enters where its age puts it,
 * or leaves when the list no longer wants it. One that is older than what is loaded comes with its page.
 */
export function placeJob(
  page: Page,
  job: JobPlace,
  filter: JobFilter,
  createdAtOf: (ref: Reference) => string,
): Page {
  const { nodes, totalCount } = page;
  const isWanted =
    (!filter.state || filter.state === job.state) && (!filter.kind || filter.kind === job.kind);
  const isListed = nodes.some(({ __ref }) => __ref === job.ref.__ref);
  if (isWanted === isListed) return page;
  if (isListed)
    return {
      ...page,
      nodes: nodes.filter(({ __ref }) => __ref !== job.ref.__ref),
      totalCount: totalCount - 1,
    };
  const at = nodes.findIndex((node) => createdAtOf(node) <= job.createdAt);
  if (at < 0 && page.pageInfo.hasNextPage) return page;
  return {
    ...page,
    nodes: nodes.toSpliced(at < 0 ? nodes.length : at, 0, job.ref),
    totalCount: totalCount + 1,
  };
}
