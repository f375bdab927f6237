import { ExtractiveGenerator } from '@luna/platform/adapters/extractive-generator/extractive-generator';
import { EmbeddedIndex } from '@luna/platform/adapters/index-embedded/embedded-index';
import { KeywordEmbedder } from '@luna/platform/adapters/keyword-embedder/keyword-embedder';
import type { Identity } from '@luna/platform/auth/identity';
import { createLog } from '@luna/platform/log/log';
import type { EntityClient } from '@luna/platform/ports/entity-client';
import type { SubgraphResult } from '@luna/platform/ports/subgraph-connection';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { subscribeSubgraph } from '@luna/platform/subgraph/subscribe-subgraph';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { graphql, parse } from 'graphql';
import type { RagDeps } from '../deps.js';
import { createRagSubgraph } from '../index.js';
import type { Passage } from '../policies/passage.js';

const CUSTOMER: Identity = { role: 'customer', userId: null, externalId: 'somebody' };
export const ADMIN: Identity = { role: 'admin', userId: null, externalId: null };
const ITEM = 'aaaaaaaa-0000-4000-8000-000000000001';
const VERSION = 'cccccccc-0000-4000-8000-000000000001';

const log = createLog({ level: 'silent' });

/** What the content subgraph would say; a test may change it between questions. */
interface ContentStage {
  passages: Map<string, Passage>;
  state: string;
  currentVersion: number;
}

function contentOf(stage: ContentStage): EntityClient {
  return {
    entities: async <T>({ keys }: { keys: Record<string, string>[] }) =>
      keys.map(({ id = '' }) => {
        const passage = stage.passages.get(id);
        if (!passage) return null;
        const item = { title: passage.title, state: stage.state, version: stage.currentVersion };
        return { ...passage, version: 1, item } as T;
      }),
  };
}

async function fillIndex({ embedder, vectorIndex }: RagDeps, passages: Passage[]): Promise<void> {
  const generation = await vectorIndex.ensureLive(embedder);
  const vectors = await embedder.embedPassages(passages, new AbortController().signal);
  const points = passages.flatMap((passage, at) => {
    const vector = vectors[at];
    const payload = { kind: 'regulation', law: passage.law, tags: ['Muster'] };
    return vector
      ? [
          {
            pointId: passage.id,
            chunkId: passage.id,
            versionId: VERSION,
            itemId: ITEM,
            vectors: vector,
            payload,
          },
        ]
      : [];
  });
  await vectorIndex.upsert(generation.id, points);
}

export interface Asked {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query below
  answer: any;
  code: string | undefined;
  fields: { field: string; code: string }[];
}

const STREAM = `subscription ($input: AskInput!) {
  answerStream(input: $input) {
    __typename
    ... on AnswerCitations { mode citations { score chunk { id } } }
    ... on AnswerToken { text }
    ... on AnswerReset { reason mode }
    ... on AnswerDone { answer { text refused mode citations { score chunk { id } } chunksUsed } }
  }
}`;

const ASK = `mutation ($input: AskInput!) {
  ask(input: $input) { text refused mode citations { score chunk { id } } chunksUsed }
}`;

function contextOf(identity: Identity, signal: AbortSignal): SubgraphContext {
  return { identity, identityToken: '', traceId: '', signal, loaders: new Map() };
}

/** The subgraph on the real search, embedder and generator; only the content subgraph is played by a map. */
export async function ragUnderTest(passages: Passage[], overrides: Partial<RagDeps> = {}) {
  const test = await createTestDatabase();
  const stage: ContentStage = {
    passages: new Map(passages.map((passage) => [passage.id, passage])),
    state: 'READY',
    currentVersion: 1,
  };
  const vectorIndex = new EmbeddedIndex({ database: test.database, log });
  const extracts = new ExtractiveGenerator();
  const deps: RagDeps = {
    embedder: new KeywordEmbedder(),
    vectorIndex,
    generator: extracts,
    extracts,
    entities: contentOf(stage),
    log,
    clock: { now: () => new Date('2026-11-22T12:00:00Z') },
    ...overrides,
  };
  await fillIndex({ ...deps, vectorIndex }, passages);
  const { subgraph } = createRagSubgraph(deps);
  return {
    deps,
    stage,
    sdl: subgraph.sdl,
    async ask(input: Record<string, unknown>, identity: Identity = CUSTOMER): Promise<Asked> {
      const signal = new AbortController().signal;
      const { data, errors } = await graphql({
        schema: subgraph.schema,
        source: ASK,
        variableValues: { input },
        contextValue: contextOf(identity, signal),
      });
      // biome-ignore lint/suspicious/noExplicitAny: a LunaError or a fault of graphql-js
      const fault = errors?.[0]?.originalError as any;
      return { answer: data?.ask, code: fault?.code, fields: fault?.errors ?? [] };
    },
    /** Results of `answerStream`, until the signal aborts. */
    stream(
      input: Record<string, unknown>,
      signal: AbortSignal = new AbortController().signal,
      identity: Identity = CUSTOMER,
    ): AsyncGenerator<SubgraphResult> {
      const operation = { document: parse(STREAM), variables: { input } };
      return subscribeSubgraph(subgraph.schema, operation, () => contextOf(identity, signal), log);
    },
    async [Symbol.asyncDispose]() {
      await vectorIndex.close();
      await test[Symbol.asyncDispose]();
    },
  };
}
