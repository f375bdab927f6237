import { fieldError } from '@luna/platform/errors/luna-error';
import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page of a list ends.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list goes on after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass as `after` to read on; null for an empty page.' })
  endCursor!: string | null;
}

export interface Connection<Node> {
  edges: { node: Node; cursor: string }[];
  nodes: Node[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** A page as GraphQL shows it; `placeOf` gives what a cursor must hold to read on after a node. */
export function connectionOf<Node>(
  nodes: Node[],
  { more, total }: { more: boolean; total: number },
  placeOf: (node: Node) => (string | number)[],
): Connection<Node> {
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(placeOf(node)) }));
  const pageInfo = { hasNextPage: more, endCursor: edges.at(-1)?.cursor ?? null };
  return { edges, nodes, pageInfo, totalCount: total };
}

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;

/** Throws VALIDATION unless 1 ≤ first ≤ 200. */
export function pageSize(first: number | null): number {
  const size = first ?? PAGE_DEFAULT;
  if (size >= 1 && size <= PAGE_MAX) return size;
  throw fieldError('limit', 'OUT_OF_RANGE', `muss zwischen 1 und ${PAGE_MAX} liegen.`);
}

function encodeCursor(place: (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place a cursor was made of; throws VALIDATION for a cursor that is not ours. */
export function decodeCursor(cursor: string, length: number): unknown[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && place.length === length) return place;
  } catch {
    // Not JSON, so not ours: answered below.
  }
  throw badCursor();
}

export function badCursor(): Error {
  return fieldError('cursor', 'INVALID_FORMAT', 'ist ungültig. Bitte die Liste von vorn lesen.');
}
