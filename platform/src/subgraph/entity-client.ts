import { type DocumentNode, parse } from 'graphql';
import { LunaError } from '../errors/luna-error.js';
import { currentTraceId } from '../log/log.js';
import type { EntityClient } from '../ports/entity-client.js';
import type { SubgraphConnection } from '../ports/subgraph-connection.js';

/** EntityClient over the connections that the gateway uses too. */
export function createEntityClient(connectionOf: (subgraph: string) => SubgraphConnection): EntityClient {
  const operations = new Map<string, { text: string; document: DocumentNode }>();
  const operationFor = (typename: string, selection: string) => {
    const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typename} ${selection} } }`;
    let operation = operations.get(text);
    if (!operation) {
      operation = { text, document: parse(text, { noLocation: true }) };
      operations.set(text, operation);
    }
    return operation;
  };

  return {
    async entities<T>(request: Parameters<EntityClient['entities']>[0]): Promise<(T | null)[]> {
      if (request.keys.length === 0) return [];
      const representations = request.keys.map((key) => ({ __typename: request.typename, ...key }));
      const result = await connectionOf(request.subgraph).execute(
        { ...operationFor(request.typename, request.selection), variables: { representations } },
        { identityToken: request.identity, traceId: currentTraceId() ?? '', signal: request.signal },
      );
      const entities = result.data?._entities as (T | null)[] | undefined;
      if (entities) return entities;
      throw new LunaError(
        'UNAVAILABLE',
        'Die Quellen sind gerade nicht erreichbar. Bitte gleich noch einmal versuchen.',
        {
          cause: result.errors,
        },
      );
    },
  };
}
