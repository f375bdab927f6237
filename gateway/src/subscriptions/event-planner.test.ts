import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { composeSupergraph } from '../composition/compose.js';
import type { GatewayContext } from '../context.js';
import { SubgraphDataSource } from '../datasources/subgraph-data-source.js';
import { LibraryLife } from '../testing/library-life.js';
import { librarySubgraphs } from '../testing/library-subgraphs.js';
import { EventPlanner } from './event-planner.js';

const subgraphs = librarySubgraphs({ authorLookups: [], identities: [] }, new LibraryLife());

/** A planner whose other subgraph answers with this entity and keeps what it was asked. */
function plannerOver(entity: object) {
  const asked: { text: string | undefined; variables: Record<string, unknown> | undefined }[] = [];
  const connection = {
    name: 'authors',
    execute: async ({ text, variables }) => {
      asked.push({ text, variables: { ...variables } });
      return { data: { _entities: [entity] } };
    },
  } as Partial<SubgraphConnection> as SubgraphConnection;
  const sources = new Map([[connection.name, new SubgraphDataSource(connection)]]);
  return { asked, planner: new EventPlanner(composeSupergraph(subgraphs), sources) };
}

/** What the packages promise nowhere: that they plan subscriptions, and run such a plan for one event. */
it('plans a subscription as one source and the rest, and completes an event of it', async () => {
  const { asked, planner } = plannerOver({ who: 'Ada' });
  const document = parse(
    'subscription Neu($since: Int) { event: readingAdded(since: $since) { title author { who: name } } }',
  );

  const plan = planner.plan(document, 'Neu');
  const event = { data: { event: { title: 'eins', author: { __typename: 'Author', id: 'a' } } } };
  const result = await plan.complete(event, { since: 3 }, {} as GatewayContext);

  expect({ ...plan.operation, document: undefined }).toEqual({
    document: undefined,
    operationName: 'Neu__books__0',
    text: 'subscription Neu__books__0($since:Int){event:readingAdded(since:$since){title author{__typename id}}}',
  });
  expect([plan.serviceName, plan.variableNames]).toEqual(['books', ['since']]);
  expect(asked).toEqual([
    {
      text: 'query Neu__authors__1($representations:[_Any!]!){_entities(representations:$representations){...on Author{who:name}}}',
      variables: { representations: [{ __typename: 'Author', id: 'a' }] },
    },
  ]);
  expect(result).toEqual({ data: { event: { title: 'eins', author: { who: 'Ada' } } } });
});

it('runs the same plan for many events at once without mixing them up', async () => {
  const { planner } = plannerOver({ name: 'Ada' });
  const plan = planner.plan(parse('subscription { readingAdded { no author { name } } }'), undefined);
  const eventOf = (no: number) => ({
    data: { readingAdded: { no, author: { __typename: 'Author', id: 'a' } } },
  });

  const results = await Promise.all(
    [1, 2, 3].map((no) => plan.complete(eventOf(no), {}, {} as GatewayContext)),
  );

  expect(results).toEqual(
    [1, 2, 3].map((no) => ({ data: { readingAdded: { no, author: { name: 'Ada' } } } })),
  );
});
