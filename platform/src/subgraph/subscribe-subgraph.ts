import { createSourceEventStream, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Log } from '../log/log.js';
import type { SubgraphOperation, SubgraphResult } from '../ports/subgraph-connection.js';
import type { SubgraphContext } from './context.js';
import { executeSubgraph } from './execute-subgraph.js';
import { publicError, publicFault } from './public-error.js';

/**
 * Runs a subscription on a subgraph's schema. Each event is executed in a context of its own, because DataLoaders
 * that lived as long as the subscription would answer with what they saw first. A refused identity and a source that fails
 * end it with one result that says why.
 */
export async function* subscribeSubgraph(
  schema: GraphQLSchema,
  operation: SubgraphOperation,
  contextOf: () => SubgraphContext,
  log: Log,
): AsyncGenerator<SubgraphResult> {
  try {
    const opening = contextOf();
    const source = await createSourceEventStream({
      schema,
      document: operation.document,
      variableValues: operation.variables,
      operationName: operation.operationName,
      contextValue: opening,
    });
    if (!isStream(source)) {
      yield { data: null, errors: (source.errors ?? []).map((error) => publicError(error, log)) };
      return;
    }
    for await (const event of untilAborted(source, opening.signal)) {
      yield await executeSubgraph(schema, operation, contextOf(), log, event);
    }
  } catch (error) {
    yield { data: null, errors: [publicFault(error, log)] };
  }
}

function isStream(result: ExecutionResult | AsyncIterable<unknown>): result is AsyncIterable<unknown> {
  return Symbol.asyncIterator in result;
}

/** Ends a source that is waiting for its next event when the subscriber goes away. */
async function* untilAborted(source: AsyncIterable<unknown>, signal: AbortSignal): AsyncGenerator<unknown> {
  const iterator = source[Symbol.asyncIterator]();
  let leave: () => void = () => undefined;
  const onAbort = () => leave();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    while (!signal.aborted) {
      // A promise per event: racing against one that lives as long as the subscription would collect reactions on it.
      const next = await new Promise<IteratorResult<unknown>>((resolve, reject) => {
        leave = () => resolve({ done: true, value: undefined });
        iterator.next().then(resolve, reject);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // A generator that waits inside `next` answers `return` only afterwards; nobody waits for that here.
    void iterator.return?.()?.catch(() => undefined);
  }
}
