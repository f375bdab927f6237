import { z } from 'zod';
import { requiredText } from '../fields/text.js';
import { integerText } from '../fields/values.js';

const CURSOR_LENGTH_MAX = 500;

/** Query parameters of every paged list. */
export const paging = {
  limit: integerText(1, 200).default(50),
  cursor: requiredText(CURSOR_LENGTH_MAX).optional(),
};

export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.int().min(0), next_cursor: z.string().nullable() });

interface Connection<Node> {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export function toPage<Node, Item>(
  { nodes, totalCount, pageInfo }: Connection<Node>,
  toItem: (node: Node) => Item,
) {
  return {
    items: nodes.map(toItem),
    total: totalCount,
    next_cursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}
