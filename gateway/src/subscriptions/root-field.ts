import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/**
 * The one root field of a valid subscription, through its fragments. `@skip` and `@include` are refused on the way:
 * whether there is a source at all cannot depend on them (GraphQL specification, 6.2.3.1).
 */
export function rootFieldOf(document: DocumentNode, operation: OperationDefinitionNode): FieldNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const fields: FieldNode[] = [];
  const visit = (selections: readonly SelectionNode[]) => {
    for (const selection of selections) {
      refuseConditions(selection);
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet.selections);
      else visit(fragments.get(selection.name.value)?.selectionSet.selections ?? []);
    }
  };
  visit(operation.selectionSet.selections);
  const [field] = fields;
  if (!field) throw new GraphQLError('Das Abonnement nennt kein Feld.', { nodes: operation });
  return field;
}

function refuseConditions(selection: SelectionNode): void {
  const condition = selection.directives?.find(
    ({ name }) => name.value === 'skip' || name.value === 'include',
  );
  if (!condition) return;
  throw new GraphQLError('@skip und @include sind am obersten Feld eines Abonnements nicht möglich.', {
    nodes: condition,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}
