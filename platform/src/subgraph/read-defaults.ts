import { type GraphQLSchema, isInputObjectType, isObjectType, valueFromAST } from 'graphql';

/**
 * Reads the default values of arguments and input fields again. A schema built from SDL reads them while an enum
 * value still equals its name; resolvers would then get `DOCUMENT` where a caller's own value arrives as `document`.
 */
export function readDefaults(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type) && !isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      for (const input of 'args' in field ? field.args : [field]) {
        const literal = input.astNode?.defaultValue;
        if (literal) input.defaultValue = valueFromAST(literal, input.type);
      }
    }
  }
}
