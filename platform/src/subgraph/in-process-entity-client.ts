import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { IdentitySigner } from '../auth/identity.js';
import { LunaError } from '../errors/luna-error.js';
import { currentTraceId, type Log } from '../log/log.js';
import type { EntityClient } from '../ports/entity-client.js';
import { createSubgraphContext } from './create-context.js';
import { executeSubgraph } from './execute-subgraph.js';

/** EntityClient for subgraphs that run in this process; `schemaOf` is asked late, since subgraphs refer to each other. */
export function createInProcessEntityClient(
  schemaOf: (subgraph: string) => GraphQLSchema,
  signer: IdentitySigner,
  log: Log,
): EntityClient {
  const documents = new Map<string, DocumentNode>();
  const documentFor = (typename: string, selection: string): DocumentNode => {
    const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typename} ${selection} } }`;
    const known = documents.get(text);
    if (known) return known;
    const parsed = parse(text, { noLocation: true });
    documents.set(text, parsed);
    return parsed;
  };

  return {
    async entities<T>(request: Parameters<EntityClient['entities']>[0]): Promise<(T | null)[]> {
      if (request.keys.length === 0) return [];
      const context = createSubgraphContext(
        { identityToken: request.identity, traceId: currentTraceId() ?? '', signal: request.signal },
        signer,
      );
      const representations = request.keys.map((key) => ({ __typename: request.typename, ...key }));
      const result = await executeSubgraph(
        schemaOf(request.subgraph),
        { document: documentFor(request.typename, request.selection), variables: { representations } },
        context,
        log,
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
