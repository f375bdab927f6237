import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';

/** Which subgraphs can resolve a field. */
export type FieldOwners = (typeName: string, fieldName: string) => ReadonlySet<string>;

const NOBODY: ReadonlySet<string> = new Set();

/** Reads from the supergraph who owns which field; clients' schema does not say. */
export function readFieldOwners(supergraphSdl: string): FieldOwners {
  const owners = new Map<string, ReadonlySet<string>>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!hasFields(definition)) continue;
    const ofType = graphsIn(definition.directives, 'join__type');
    for (const field of definition.fields ?? []) {
      const ofField = graphsIn(field.directives, 'join__field');
      owners.set(`${definition.name.value}.${field.name.value}`, ofField.size > 0 ? ofField : ofType);
    }
  }
  return (typeName, fieldName) => owners.get(`${typeName}.${fieldName}`) ?? NOBODY;
}

function hasFields(node: DefinitionNode): node is ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** A field marked external is known there, not resolved there. */
function graphsIn(directives: readonly ConstDirectiveNode[] | undefined, name: string): Set<string> {
  const graphs = new Set<string>();
  for (const directive of directives ?? []) {
    if (directive.name.value !== name) continue;
    const args = new Map(directive.arguments?.map((argument) => [argument.name.value, argument.value]));
    const graph = args.get('graph');
    const external = args.get('external');
    if (external?.kind === Kind.BOOLEAN && external.value) continue;
    if (graph?.kind === Kind.ENUM) graphs.add(graph.value);
  }
  return graphs;
}
