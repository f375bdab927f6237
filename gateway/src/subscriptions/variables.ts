import {
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';

const ERRORS_MAX = 50;

/** The values an operation runs with, in the order of their definitions; throws the first fault. */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: ERRORS_MAX,
  });
  if (coerced) return coerced;
  const [fault] = errors;
  throw new GraphQLError(fault?.message ?? '', {
    nodes: fault?.nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** The arguments of the root field of a subscription, by name. */
export function rootArguments(
  schema: GraphQLSchema,
  field: FieldNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  return definition ? getArgumentValues(definition, field, variables) : {};
}
