import { LunaError } from '@luna/platform/errors/luna-error';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { costOf } from './cost.js';
import { readFieldOwners } from './field-owners.js';
import { checkListSizes } from './list-sizes.js';
import { limitError, type OperationLimits } from './operation-limits.js';
import type { KnownOperation } from './selected-fields.js';
import { checkVariables } from './variables-size.js';

interface OperationRequest {
  /** The schema of clients. */
  schema: GraphQLSchema;
  /** Valid, also by `operationRules`. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  /** As the client sent them. */
  variables?: Record<string, unknown> | null | undefined;
}

/** Throws LunaError VALIDATION that names the limit; to be called before anything is planned or charged. */
export type OperationCheck = (request: OperationRequest) => void;

/** The part of the limits that depends on variables: their size, sizes of lists, cost. */
export function createOperationCheck(limits: OperationLimits, supergraphSdl: string): OperationCheck {
  const owners = readFieldOwners(supergraphSdl);
  return (request) => {
    checkVariables(request.variables ?? {}, limits);
    const known = know(request);
    checkListSizes(known, limits);
    const points = costOf(known, owners);
    if (points > limits.cost) throw limitError('cost', points, limits.cost);
  };
}

function know({ schema, document, operationName, variables }: OperationRequest): KnownOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const message = operationName
      ? `Das Dokument enthält keine Operation „${operationName}“.`
      : 'Das Dokument enthält mehrere Operationen; operationName muss eine davon nennen.';
    throw new LunaError('VALIDATION', message);
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { schema, operation, fragments, variables: { ...Object.fromEntries(defaults), ...variables } };
}
