import { LunaError } from '@luna/platform/errors/luna-error';
import { type ASTNode, GraphQLError, MaxIntrospectionDepthRule, type ValidationRule } from 'graphql';
import { type Measures, measureOperation } from './measure.js';
import { limitError, type OperationLimits } from './operation-limits.js';

export interface OperationRulesOptions {
  limits: OperationLimits;
  /** Whether clients may ask for the schema. */
  introspection: boolean;
}

const MEASURED = Object.keys({
  depth: true,
  fields: true,
  aliases: true,
  directives: true,
  rootFields: true,
} satisfies Record<keyof Measures, true>) as (keyof Measures)[];

/**
 * What can be refused by looking at a document alone, beside the rules of GraphQL. Whoever takes operations validates
 * with these, then calls the check of operation-check.ts, which knows the variables.
 */
export function operationRules({ limits, introspection }: OperationRulesOptions): ValidationRule[] {
  return [sizeRule(limits), introspection ? MaxIntrospectionDepthRule : noIntrospectionRule];
}

/** A refusal of ours in the form that validation reports. */
function refusal(error: LunaError, node: ASTNode): GraphQLError {
  return new GraphQLError(error.message, { nodes: node, originalError: error });
}

function sizeRule(limits: OperationLimits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const measures = measureOperation(operation, (name) => context.getFragment(name));
      for (const name of MEASURED) {
        if (measures[name] <= limits[name]) continue;
        context.reportError(refusal(limitError(name, measures[name], limits[name]), operation));
      }
      return false;
    },
  });
}

const noIntrospectionRule: ValidationRule = (context) => ({
  Field(field) {
    const name = field.name.value;
    if (name !== '__schema' && name !== '__type') return;
    const error = new LunaError('VALIDATION', 'Das Schema ist hier nicht abrufbar (GRAPHQL_INTROSPECTION).');
    context.reportError(refusal(error, field));
  },
});
