/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation Ask($question: String!) {\n  ask(input: {question: $question}) {\n    text\n    refused\n    mode\n    chunksUsed\n    citations {\n      score\n      chunk {\n        ...Passage\n      }\n    }\n  }\n}\n\nfragment Passage on Chunk {\n  id\n  label\n  headingPath\n  page\n  version\n  text\n  item {\n    id\n    title\n    demo\n    updatedAt\n  }\n}": typeof types.AskDocument,
    "query Corpus($first: Int!, $after: String, $filter: ItemFilter) {\n  items(first: $first, after: $after, filter: $filter) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...CorpusItem\n    }\n  }\n}\n\nfragment CorpusItem on Item {\n  id\n  title\n  fileName\n  format\n  bytes\n  kind\n  tags\n  state\n  version\n  chunkCount\n  demo\n  updatedAt\n  error {\n    code\n    message\n  }\n}\n\nquery CorpusSize {\n  metricsOverview {\n    id\n    items\n    chunks\n  }\n}\n\nquery DemoMeters {\n  meters {\n    id\n    demo\n  }\n}\n\nmutation DeleteItem($id: ID!) {\n  deleteItem(input: {id: $id}) {\n    deletedId\n    chunks\n  }\n}\n\nmutation RemoveDemo {\n  removeDemoItems {\n    items\n  }\n  removeDemoMeters {\n    meters\n  }\n}\n\nquery ItemTitle($id: ID!) {\n  item(id: $id) {\n    id\n    title\n    fileName\n  }\n}": typeof types.CorpusDocument,
    "query Health {\n  health {\n    overall\n    services {\n      name\n      status\n      adapter\n      version\n      latencyMs\n      message\n      checkedAt\n    }\n  }\n}\n\nquery CheckKey {\n  health {\n    overall\n  }\n}": typeof types.HealthDocument,
    "query Source($id: ID!) {\n  chunk(id: $id) {\n    ...Passage\n    previous {\n      id\n      text\n    }\n    next {\n      id\n      text\n    }\n  }\n}": typeof types.SourceDocument,
    "query StartingPoints {\n  items(first: 6, filter: {state: READY}) {\n    totalCount\n    nodes {\n      id\n      title\n      chunks(first: 20) {\n        nodes {\n          id\n          law\n          paragraph\n          headingPath\n        }\n      }\n    }\n  }\n}": typeof types.StartingPointsDocument,
    "query SystemInfo {\n  systemInfo {\n    name\n    version\n    build\n    gitSha\n    mode\n    models {\n      embed\n      generate\n    }\n    adapters {\n      database\n      vectorIndex\n      embedder\n      textGenerator\n      textExtractor\n      blobStore\n      eventBus\n    }\n    notices\n  }\n}": typeof types.SystemInfoDocument,
    "mutation IngestDocument($file: Upload!, $kind: ItemKind!, $tags: [String!]!) {\n  ingestDocument(input: {file: $file, kind: $kind, tags: $tags, wait: false}) {\n    item {\n      id\n    }\n    job {\n      id\n    }\n  }\n}\n\nquery UploadJob($id: ID!) {\n  job(id: $id) {\n    id\n    state\n    stage\n    progress\n    error {\n      code\n      message\n    }\n    item {\n      id\n      title\n      chunkCount\n    }\n  }\n}": typeof types.IngestDocumentDocument,
};
const documents: Documents = {
    "mutation Ask($question: String!) {\n  ask(input: {question: $question}) {\n    text\n    refused\n    mode\n    chunksUsed\n    citations {\n      score\n      chunk {\n        ...Passage\n      }\n    }\n  }\n}\n\nfragment Passage on Chunk {\n  id\n  label\n  headingPath\n  page\n  version\n  text\n  item {\n    id\n    title\n    demo\n    updatedAt\n  }\n}": types.AskDocument,
    "query Corpus($first: Int!, $after: String, $filter: ItemFilter) {\n  items(first: $first, after: $after, filter: $filter) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...CorpusItem\n    }\n  }\n}\n\nfragment CorpusItem on Item {\n  id\n  title\n  fileName\n  format\n  bytes\n  kind\n  tags\n  state\n  version\n  chunkCount\n  demo\n  updatedAt\n  error {\n    code\n    message\n  }\n}\n\nquery CorpusSize {\n  metricsOverview {\n    id\n    items\n    chunks\n  }\n}\n\nquery DemoMeters {\n  meters {\n    id\n    demo\n  }\n}\n\nmutation DeleteItem($id: ID!) {\n  deleteItem(input: {id: $id}) {\n    deletedId\n    chunks\n  }\n}\n\nmutation RemoveDemo {\n  removeDemoItems {\n    items\n  }\n  removeDemoMeters {\n    meters\n  }\n}\n\nquery ItemTitle($id: ID!) {\n  item(id: $id) {\n    id\n    title\n    fileName\n  }\n}": types.CorpusDocument,
    "query Health {\n  health {\n    overall\n    services {\n      name\n      status\n      adapter\n      version\n      latencyMs\n      message\n      checkedAt\n    }\n  }\n}\n\nquery CheckKey {\n  health {\n    overall\n  }\n}": types.HealthDocument,
    "query Source($id: ID!) {\n  chunk(id: $id) {\n    ...Passage\n    previous {\n      id\n      text\n    }\n    next {\n      id\n      text\n    }\n  }\n}": types.SourceDocument,
    "query StartingPoints {\n  items(first: 6, filter: {state: READY}) {\n    totalCount\n    nodes {\n      id\n      title\n      chunks(first: 20) {\n        nodes {\n          id\n          law\n          paragraph\n          headingPath\n        }\n      }\n    }\n  }\n}": types.StartingPointsDocument,
    "query SystemInfo {\n  systemInfo {\n    name\n    version\n    build\n    gitSha\n    mode\n    models {\n      embed\n      generate\n    }\n    adapters {\n      database\n      vectorIndex\n      embedder\n      textGenerator\n      textExtractor\n      blobStore\n      eventBus\n    }\n    notices\n  }\n}": types.SystemInfoDocument,
    "mutation IngestDocument($file: Upload!, $kind: ItemKind!, $tags: [String!]!) {\n  ingestDocument(input: {file: $file, kind: $kind, tags: $tags, wait: false}) {\n    item {\n      id\n    }\n    job {\n      id\n    }\n  }\n}\n\nquery UploadJob($id: ID!) {\n  job(id: $id) {\n    id\n    state\n    stage\n    progress\n    error {\n      code\n      message\n    }\n    item {\n      id\n      title\n      chunkCount\n    }\n  }\n}": types.IngestDocumentDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Ask($question: String!) {\n  ask(input: {question: $question}) {\n    text\n    refused\n    mode\n    chunksUsed\n    citations {\n      score\n      chunk {\n        ...Passage\n      }\n    }\n  }\n}\n\nfragment Passage on Chunk {\n  id\n  label\n  headingPath\n  page\n  version\n  text\n  item {\n    id\n    title\n    demo\n    updatedAt\n  }\n}"): (typeof documents)["mutation Ask($question: String!) {\n  ask(input: {question: $question}) {\n    text\n    refused\n    mode\n    chunksUsed\n    citations {\n      score\n      chunk {\n        ...Passage\n      }\n    }\n  }\n}\n\nfragment Passage on Chunk {\n  id\n  label\n  headingPath\n  page\n  version\n  text\n  item {\n    id\n    title\n    demo\n    updatedAt\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Corpus($first: Int!, $after: String, $filter: ItemFilter) {\n  items(first: $first, after: $after, filter: $filter) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...CorpusItem\n    }\n  }\n}\n\nfragment CorpusItem on Item {\n  id\n  title\n  fileName\n  format\n  bytes\n  kind\n  tags\n  state\n  version\n  chunkCount\n  demo\n  updatedAt\n  error {\n    code\n    message\n  }\n}\n\nquery CorpusSize {\n  metricsOverview {\n    id\n    items\n    chunks\n  }\n}\n\nquery DemoMeters {\n  meters {\n    id\n    demo\n  }\n}\n\nmutation DeleteItem($id: ID!) {\n  deleteItem(input: {id: $id}) {\n    deletedId\n    chunks\n  }\n}\n\nmutation RemoveDemo {\n  removeDemoItems {\n    items\n  }\n  removeDemoMeters {\n    meters\n  }\n}\n\nquery ItemTitle($id: ID!) {\n  item(id: $id) {\n    id\n    title\n    fileName\n  }\n}"): (typeof documents)["query Corpus($first: Int!, $after: String, $filter: ItemFilter) {\n  items(first: $first, after: $after, filter: $filter) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...CorpusItem\n    }\n  }\n}\n\nfragment CorpusItem on Item {\n  id\n  title\n  fileName\n  format\n  bytes\n  kind\n  tags\n  state\n  version\n  chunkCount\n  demo\n  updatedAt\n  error {\n    code\n    message\n  }\n}\n\nquery CorpusSize {\n  metricsOverview {\n    id\n    items\n    chunks\n  }\n}\n\nquery DemoMeters {\n  meters {\n    id\n    demo\n  }\n}\n\nmutation DeleteItem($id: ID!) {\n  deleteItem(input: {id: $id}) {\n    deletedId\n    chunks\n  }\n}\n\nmutation RemoveDemo {\n  removeDemoItems {\n    items\n  }\n  removeDemoMeters {\n    meters\n  }\n}\n\nquery ItemTitle($id: ID!) {\n  item(id: $id) {\n    id\n    title\n    fileName\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Health {\n  health {\n    overall\n    services {\n      name\n      status\n      adapter\n      version\n      latencyMs\n      message\n      checkedAt\n    }\n  }\n}\n\nquery CheckKey {\n  health {\n    overall\n  }\n}"): (typeof documents)["query Health {\n  health {\n    overall\n    services {\n      name\n      status\n      adapter\n      version\n      latencyMs\n      message\n      checkedAt\n    }\n  }\n}\n\nquery CheckKey {\n  health {\n    overall\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Source($id: ID!) {\n  chunk(id: $id) {\n    ...Passage\n    previous {\n      id\n      text\n    }\n    next {\n      id\n      text\n    }\n  }\n}"): (typeof documents)["query Source($id: ID!) {\n  chunk(id: $id) {\n    ...Passage\n    previous {\n      id\n      text\n    }\n    next {\n      id\n      text\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StartingPoints {\n  items(first: 6, filter: {state: READY}) {\n    totalCount\n    nodes {\n      id\n      title\n      chunks(first: 20) {\n        nodes {\n          id\n          law\n          paragraph\n          headingPath\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query StartingPoints {\n  items(first: 6, filter: {state: READY}) {\n    totalCount\n    nodes {\n      id\n      title\n      chunks(first: 20) {\n        nodes {\n          id\n          law\n          paragraph\n          headingPath\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SystemInfo {\n  systemInfo {\n    name\n    version\n    build\n    gitSha\n    mode\n    models {\n      embed\n      generate\n    }\n    adapters {\n      database\n      vectorIndex\n      embedder\n      textGenerator\n      textExtractor\n      blobStore\n      eventBus\n    }\n    notices\n  }\n}"): (typeof documents)["query SystemInfo {\n  systemInfo {\n    name\n    version\n    build\n    gitSha\n    mode\n    models {\n      embed\n      generate\n    }\n    adapters {\n      database\n      vectorIndex\n      embedder\n      textGenerator\n      textExtractor\n      blobStore\n      eventBus\n    }\n    notices\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation IngestDocument($file: Upload!, $kind: ItemKind!, $tags: [String!]!) {\n  ingestDocument(input: {file: $file, kind: $kind, tags: $tags, wait: false}) {\n    item {\n      id\n    }\n    job {\n      id\n    }\n  }\n}\n\nquery UploadJob($id: ID!) {\n  job(id: $id) {\n    id\n    state\n    stage\n    progress\n    error {\n      code\n      message\n    }\n    item {\n      id\n      title\n      chunkCount\n    }\n  }\n}"): (typeof documents)["mutation IngestDocument($file: Upload!, $kind: ItemKind!, $tags: [String!]!) {\n  ingestDocument(input: {file: $file, kind: $kind, tags: $tags, wait: false}) {\n    item {\n      id\n    }\n    job {\n      id\n    }\n  }\n}\n\nquery UploadJob($id: ID!) {\n  job(id: $id) {\n    id\n    state\n    stage\n    progress\n    error {\n      code\n      message\n    }\n    item {\n      id\n      title\n      chunkCount\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;