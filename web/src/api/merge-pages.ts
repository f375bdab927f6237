import type { Reference } from '@apollo/client';

export interface Page {
  nodes: Reference[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

/**
 * A further page is appended. A first page read anew goes in front of what was already loaded below it, so that
 * a list doesn't collapse under its reader when something in it changes.
 */
export function mergePages(existing: Page | undefined, incoming: Page, isFurther: boolean): Page {
  if (!existing) return incoming;
  if (isFurther) return { ...incoming, nodes: union(existing.nodes, incoming.nodes) };
  const isWhole = !incoming.pageInfo.hasNextPage || existing.nodes.length <= incoming.nodes.length;
  if (isWhole) return incoming;
  return { ...incoming, pageInfo: existing.pageInfo, nodes: union(incoming.nodes, existing.nodes) };
}

function union(first: Reference[], second: Reference[]): Reference[] {
  const known = new Set(first.map(({ __ref }) => __ref));
  return [...first, ...second.filter(({ __ref }) => !known.has(__ref))];
}
