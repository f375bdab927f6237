import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The size of an operation as if every fragment stood in all its places. */
export interface Measures {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
  rootFields: number;
}

const NOTHING: Measures = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 };

/**
 * Measures each fragment once, however often it is spread, so that a document whose fragments multiply each other
 * is counted in linear time. Cycles count as nothing; graphql-js refuses them itself.
 */
export function measureOperation(
  operation: OperationDefinitionNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
): Measures {
  const known = new Map<string, Measures>();

  const ofSet = (set: SelectionSetNode | undefined): Measures =>
    (set?.selections ?? []).map(ofSelection).reduce(plus, NOTHING);

  const ofSelection = (selection: SelectionNode): Measures => {
    const own = ofDirectives(selection.directives);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return plus(own, ofFragment(selection.name.value));
    if (selection.kind === Kind.INLINE_FRAGMENT) return plus(own, ofSet(selection.selectionSet));
    const below = ofSet(selection.selectionSet);
    return {
      // Introspection is as deep as types nest; graphql-js has a rule of its own for it.
      depth: selection.name.value.startsWith('__') ? 1 : below.depth + 1,
      fields: below.fields + 1,
      aliases: below.aliases + (selection.alias ? 1 : 0),
      directives: below.directives + own.directives,
      rootFields: 1,
    };
  };

  const ofFragment = (name: string): Measures => {
    const measured = known.get(name);
    if (measured) return measured;
    known.set(name, NOTHING);
    const fragment = fragmentOf(name);
    const measures = plus(ofDirectives(fragment?.directives), ofSet(fragment?.selectionSet));
    known.set(name, measures);
    return measures;
  };

  return plus(ofDirectives(operation.directives), ofSet(operation.selectionSet));
}

const ofDirectives = (directives: readonly DirectiveNode[] | undefined): Measures => ({
  ...NOTHING,
  directives: directives?.length ?? 0,
});

function plus(a: Measures, b: Measures): Measures {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    rootFields: a.rootFields + b.rootFields,
  };
}
