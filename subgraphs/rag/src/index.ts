import { defineSubgraph, type Subgraph } from '@luna/platform/subgraph/define-subgraph';
import type { RagDeps } from './deps.js';
import { AskResolver, answerEvents } from './graphql/ask.resolver.js';

export type { RagDeps } from './deps.js';

/** Questions and answers over the corpus. Stores nothing of its own. */
export function createRagSubgraph(deps: RagDeps): { subgraph: Subgraph } {
  const subgraph = defineSubgraph({
    name: 'rag',
    resolvers: [new AskResolver(deps)],
    subscriptions: { answerStream: answerEvents(deps) },
  });
  return { subgraph };
}
