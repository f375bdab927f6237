import {
  type GraphQLCompositeType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type SelectionSetNode,
} from 'graphql';
import type { FieldOwners } from './field-owners.js';
import { type KnownOperation, selectedFields } from './selected-fields.js';

/** Rows taken for a list whose length the operation does not say. */
const UNKNOWN_LIST_ROWS = 10;
/** A list inside a list is one more query per parent and comes without pages, so its rows count double. */
const NESTED_LIST_FACTOR = 2;
/** An object whose fields another subgraph has to add. */
const HOP_POINTS = 10;

interface Place {
  /** Subgraphs that have the parent at hand. */
  owners: ReadonlySet<string>;
  /** The size asked for at a connection, for the list inside it. */
  rows: number | undefined;
  insideList: boolean;
}

/**
 * Static cost in points, an upper bound known before anything is planned: one per object, times the length of its
 * list, and more for each change of subgraph. Scalars are free.
 */
export function costOf(known: KnownOperation, owners: FieldOwners): number {
  const root = known.schema.getRootType(known.operation.operation);
  if (!root) return 0;

  const ofSet = (set: SelectionSetNode, parentType: GraphQLCompositeType, place: Place): number => {
    const reached = new Set(place.owners);
    let points = 0;
    for (const { node, parentType: parent, type, args } of selectedFields(known, set, parentType)) {
      const able = owners(parent.name, node.name.value);
      const here = [...able].filter((owner) => reached.has(owner));
      if (here.length === 0) {
        points += parent === root ? 0 : HOP_POINTS;
        for (const owner of able) reached.add(owner);
      }

      const object = getNamedType(type);
      if (!node.selectionSet || !isCompositeType(object)) continue;
      const isList = isListType(getNullableType(type));
      const asked = rowsAsked(args);
      const rows = isList ? (asked ?? place.rows ?? UNKNOWN_LIST_ROWS) : 1;
      const below = ofSet(node.selectionSet, object, {
        owners: here.length > 0 ? new Set(here) : able,
        rows: isList ? undefined : asked,
        insideList: place.insideList || isList,
      });
      points += rows * (isList && place.insideList ? NESTED_LIST_FACTOR : 1) * (1 + below);
    }
    return points;
  };

  const start: Place = { owners: new Set(), rows: undefined, insideList: false };
  return ofSet(known.operation.selectionSet, root, start);
}

/** A negative or absurd size is refused elsewhere; here it may not make the rest cheaper. */
function rowsAsked(args: Record<string, unknown>): number | undefined {
  const size = args.first ?? args.last ?? args.maxPoints;
  return typeof size === 'number' ? Math.max(1, size) : undefined;
}
