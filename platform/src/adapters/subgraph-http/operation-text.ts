import { type DocumentNode, print } from 'graphql';
import type { SubgraphOperation } from '../../ports/subgraph-connection.js';

export interface OperationText {
  text: string;
  /** `text` as a JSON string. */
  json: string;
  kind: 'query' | 'mutation' | 'subscription';
}

/** Planned documents are kept by the gateway, ours are constants: each is printed and escaped once. */
const texts = new WeakMap<DocumentNode, OperationText>();

export function textOf(operation: SubgraphOperation): OperationText {
  let known = texts.get(operation.document);
  if (!known) {
    const text = operation.text ?? print(operation.document);
    known = { text, json: JSON.stringify(text), kind: kindOf(operation.document) };
    texts.set(operation.document, known);
  }
  return known;
}

/** What it may do at most: a document that holds any mutation counts as one. */
function kindOf(document: DocumentNode): OperationText['kind'] {
  const kinds = document.definitions.flatMap((d) => (d.kind === 'OperationDefinition' ? [d.operation] : []));
  return kinds.find((kind) => kind === 'mutation') ?? kinds[0] ?? 'query';
}

/** Body of GraphQL over HTTP. */
export function bodyOf(operation: SubgraphOperation): string {
  const { variables, operationName } = operation;
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
  const values = variables ? `,"variables":${JSON.stringify(variables)}` : '';
  return `{"query":${textOf(operation).json}${name}${values}}`;
}
