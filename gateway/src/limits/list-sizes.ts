import { type GraphQLCompositeType, getNamedType, isCompositeType, type SelectionSetNode } from 'graphql';
import { german, limitError, type OperationLimits } from './operation-limits.js';
import { type KnownOperation, selectedFields } from './selected-fields.js';
import { isPlainObject } from './variables-size.js';

/** Arguments that say how many rows the caller wants, at any level of an input. */
const SIZE_NAMES = new Set(['first', 'last', 'maxPoints', 'topK']);

/** Refuses pages and lists beyond the cap, whether they stand in the document or in a variable. */
export function checkListSizes(known: KnownOperation, limits: OperationLimits): void {
  const ofSet = (set: SelectionSetNode, parentType: GraphQLCompositeType): void => {
    for (const { node, type, args } of selectedFields(known, set, parentType)) {
      checkValue(args, node.name.value, limits);
      const object = getNamedType(type);
      if (node.selectionSet && isCompositeType(object)) ofSet(node.selectionSet, object);
    }
  };
  const root = known.schema.getRootType(known.operation.operation);
  if (root) ofSet(known.operation.selectionSet, root);
}

function checkValue(value: unknown, field: string, limits: OperationLimits): void {
  if (Array.isArray(value)) {
    const allowed = limits.listLength;
    if (value.length > allowed) {
      const message = `darf höchstens ${german(allowed)} Einträge haben`;
      throw limitError('listLength', value.length, allowed, [
        { field, row: null, code: 'TOO_LONG', message },
      ]);
    }
    for (const entry of value) checkValue(entry, field, limits);
  } else if (isPlainObject(value)) {
    for (const [name, entry] of Object.entries(value)) {
      checkSize(entry, name, limits);
      checkValue(entry, name, limits);
    }
  }
}

function checkSize(value: unknown, field: string, { pageSize }: OperationLimits): void {
  if (typeof value !== 'number' || value <= pageSize || !SIZE_NAMES.has(field)) return;
  const message = `darf höchstens ${german(pageSize)} sein`;
  throw limitError('pageSize', value, pageSize, [{ field, row: null, code: 'OUT_OF_RANGE', message }]);
}
