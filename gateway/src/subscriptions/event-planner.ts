import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import { QueryPlanner, type SubscriptionNode } from '@apollo/query-planner';
import type { SubgraphOperation, SubgraphResult } from '@luna/platform/ports/subgraph-connection';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { GatewayContext } from '../context.js';

/** How one subscription is run: what to subscribe to, and how to make each event whole. */
export interface EventPlan {
  /** The subgraph that has the root field. */
  serviceName: string;
  operation: SubgraphOperation;
  /** Variables of the client's operation that this subgraph is to get. */
  variableNames: readonly string[];
  /** Adds to an event what other subgraphs own, and shapes it as the client asked. */
  complete(
    event: SubgraphResult,
    variables: Record<string, unknown>,
    context: GatewayContext,
  ): Promise<ExecutionResult>;
}

/** The name under which the plan of an event finds the event itself. */
const EVENT = '@event';

/**
 * `@apollo/gateway` plans subscriptions and refuses to run them. So each event is run as an ordinary plan whose first
 * fetch is answered by the event. Only exports of the packages' roots are used, but not in a documented way: this is
 * the one file that does, the versions are pinned exactly, and event-planner.test.ts holds what is relied on.
 */
export class EventPlanner {
  readonly #supergraph;
  readonly #apiSchema;
  readonly #planner;
  readonly #supergraphSchema;
  /** The schema clients see. */
  readonly schema;

  constructor(
    supergraphSdl: string,
    private readonly dataSources: ReadonlyMap<string, GraphQLDataSource>,
  ) {
    this.#supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
    this.#apiSchema = this.#supergraph.apiSchema();
    this.#planner = new QueryPlanner(this.#supergraph, { exposeDocumentNodeInFetchNode: true });
    this.#supergraphSchema = this.#supergraph.schema.toGraphQLJSSchema();
    this.schema = this.#apiSchema.toGraphQLJSSchema();
  }

  /** `document` is valid and names a subscription. */
  plan(document: DocumentNode, operationName: string | undefined): EventPlan {
    const named = operationName === undefined ? {} : { operationName };
    const operation = operationFromDocument(this.#apiSchema, document, { validate: false, ...named });
    const { primary, rest } = this.#planner.buildQueryPlan(operation).node as SubscriptionNode;
    const nodes = [{ ...primary, serviceName: EVENT }, ...(rest ? [rest] : [])];
    const eventPlan = { kind: 'QueryPlan' as const, node: { kind: 'Sequence' as const, nodes } };
    const operationContext = buildOperationContext({
      schema: this.schema,
      operationDocument: document,
      ...named,
    });
    const sources = Object.fromEntries(this.dataSources);
    return {
      serviceName: primary.serviceName,
      operation: {
        document: primary.operationDocumentNode as DocumentNode,
        text: primary.operation,
        operationName: primary.operationName,
      },
      variableNames: primary.variableUsages ?? [],
      complete: (event, variables, context) =>
        executeQueryPlan(
          eventPlan,
          { ...sources, [EVENT]: { process: async () => event as never } },
          { request: { variables }, document, context, metrics: {}, schema: this.schema } as never,
          operationContext,
          this.#supergraphSchema,
          this.#apiSchema,
        ),
    };
  }
}
