import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** One operation with what it needs to be understood. The document is valid. */
export interface KnownOperation {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** As given, completed by the defaults of the operation. */
  variables: Record<string, unknown>;
}

/** A field where it is selected, with the values of its arguments. */
export interface SelectedField {
  node: FieldNode;
  parentType: GraphQLCompositeType;
  type: GraphQLOutputType;
  args: Record<string, unknown>;
}

/** The fields of one level with fragments put in; introspection is left out. */
export function* selectedFields(
  known: KnownOperation,
  set: SelectionSetNode,
  parentType: GraphQLCompositeType,
): Generator<SelectedField> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const definition = hasFields(parentType) ? parentType.getFields()[selection.name.value] : undefined;
      if (!definition) continue;
      const args = argumentsOf(selection, definition.args, known.variables);
      yield { node: selection, parentType, type: definition.type, args };
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : known.fragments.get(selection.name.value);
    if (!fragment) continue;
    yield* selectedFields(
      known,
      fragment.selectionSet,
      narrowed(known.schema, fragment.typeCondition, parentType),
    );
  }
}

const hasFields = (type: GraphQLCompositeType) => isObjectType(type) || isInterfaceType(type);

function narrowed(schema: GraphQLSchema, condition: NamedTypeNode | undefined, parent: GraphQLCompositeType) {
  const type = condition && schema.getType(condition.name.value);
  return isCompositeType(type) ? type : parent;
}

/** Values as the caller wrote them; types are checked elsewhere. */
function argumentsOf(
  node: FieldNode,
  definitions: readonly GraphQLArgument[],
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, defaultValue } of definitions) {
    const given = node.arguments?.find((argument) => argument.name.value === name);
    values[name] = (given && valueFromASTUntyped(given.value, variables)) ?? defaultValue;
  }
  return values;
}
