import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import DataLoader from 'dataloader';
import { type GraphQLSchema, parse } from 'graphql';
import { type FileUpload, GraphQLUpload } from 'graphql-upload-minimal';
import { LunaError } from '../errors/luna-error.js';
import { currentTraceId } from '../log/log.js';
import { loaderOf, type SubgraphContext } from '../subgraph/context.js';

/** A subgraph that tells what reaches it: for tests of whatever carries operations to one. */
export interface ProbeSubgraph {
  schema: GraphQLSchema;
  seen: {
    /** Ids of each batch that was loaded. */
    loads: string[][];
    /** Bytes of the upload that is being read. */
    uploadedBytes: number;
    calls: number;
  };
  /** `waiting`, `aborted`, `subscribed`, `left`: what happens inside resolvers. */
  events: EventEmitter;
  happens(event: string): Promise<unknown>;
}

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Upload
  type Query {
    echo(text: String): String
    whoami: String!
    trace: String
    broken: String
    refused: String
    patient: String
    things(ids: [ID!]!): [Thing!]!
  }
  type Mutation { touch: Int! upload(input: UploadInput!): Uploaded }
  input UploadInput { files: [Upload!]! note: String, isSlow: Boolean, isUnread: Boolean }
  type Uploaded { names: [String!]!, bytes: [Int!]!, note: String }
  type Subscription { count(to: Int!): Int, endless: String, refusing: Int, failing: Int, whoever: String }
  type Thing @key(fields: "id") { id: ID! label: String }`;

export function probeSubgraph(): ProbeSubgraph {
  const seen: ProbeSubgraph['seen'] = { loads: [], uploadedBytes: 0, calls: 0 };
  const events = new EventEmitter();
  const resolvers = {
    Upload: GraphQLUpload,
    Query: queries(seen, events),
    Mutation: mutations(seen, events),
    Subscription: subscriptions(events),
    Thing: {
      __resolveReference: ({ id }: { id: string }, context: SubgraphContext) => loadThing(seen, context, id),
    },
  };
  const schema = buildSubgraphSchema({ typeDefs: parse(SDL), resolvers: resolvers as never });
  return { schema, seen, events, happens: (event) => once(events, event) };
}

function loadThing(seen: ProbeSubgraph['seen'], context: SubgraphContext, id: string) {
  const load = async (ids: readonly string[]) => {
    seen.loads.push([...ids]);
    return ids.map((key) => ({ id: key, label: `Ding ${key}` }));
  };
  return loaderOf(context, 'things', () => new DataLoader(load)).load(id);
}

/** Waits until nobody waits for the answer any more. */
async function untilAborted(events: EventEmitter, signal: AbortSignal): Promise<void> {
  events.emit('waiting');
  if (!signal.aborted) await once(signal, 'abort');
  events.emit('aborted');
}

const queries = (seen: ProbeSubgraph['seen'], events: EventEmitter) => ({
  echo: (_: unknown, { text }: { text: string }) => {
    seen.calls += 1;
    return text;
  },
  whoami: (_: unknown, __: unknown, { identity }: SubgraphContext) => `${identity.role}:${identity.userId}`,
  trace: () => currentTraceId(),
  broken: () => {
    throw new Error('SELECT * FROM secret_table failed at 10.0.0.7');
  },
  refused: () => {
    throw new LunaError('CONFLICT', 'Das geht gerade nicht.', {
      data: { since: 'gestern' },
      retryAfterSec: 7,
    });
  },
  patient: async (_: unknown, __: unknown, { signal }: SubgraphContext) => {
    await untilAborted(events, signal);
    return 'zu spät';
  },
  things: (_: unknown, { ids }: { ids: string[] }, context: SubgraphContext) =>
    ids.map((id) => loadThing(seen, context, id)),
});

interface UploadInput {
  files: Promise<FileUpload>[];
  note: string;
  isSlow: boolean;
  isUnread: boolean;
}

const mutations = (seen: ProbeSubgraph['seen'], events: EventEmitter) => ({
  touch: () => {
    seen.calls += 1;
    return seen.calls;
  },
  upload: async (_: unknown, { input }: { input: UploadInput }) => {
    if (input.isUnread) throw new LunaError('DUPLICATE', 'Die Datei ist schon da.');
    const names: string[] = [];
    const bytes: number[] = [];
    try {
      for (const promised of input.files) {
        const file = await promised;
        names.push(file.filename);
        bytes.push(await readAll(file, seen, events, input.isSlow));
      }
    } catch (error) {
      events.emit('broken-off', error);
      throw error;
    }
    return { names, bytes, note: input.note };
  },
});

async function readAll(
  file: FileUpload,
  seen: ProbeSubgraph['seen'],
  events: EventEmitter,
  isSlow: boolean,
): Promise<number> {
  let bytes = 0;
  for await (const part of file.createReadStream()) {
    bytes += part.length;
    seen.uploadedBytes += part.length;
    events.emit('part');
    if (isSlow) await setImmediate();
  }
  return bytes;
}

const subscriptions = (events: EventEmitter) => ({
  count: {
    subscribe: async function* (_: unknown, { to }: { to: number }) {
      for (let n = 1; n <= to; n += 1) yield { count: n };
    },
  },
  whoever: {
    subscribe: async function* (_: unknown, __: unknown, { identity, identityToken }: SubgraphContext) {
      yield { whoever: `${identity.role}:${identityToken.length > 0}:${currentTraceId()}` };
    },
  },
  endless: {
    subscribe: async function* (_: unknown, __: unknown, { signal }: SubgraphContext) {
      try {
        events.emit('subscribed');
        yield { endless: 'Anfang' };
        if (!signal.aborted) await once(signal, 'abort');
      } finally {
        events.emit('left');
      }
    },
  },
  refusing: {
    subscribe: async () => {
      throw new LunaError('FORBIDDEN', 'Das dürfen Sie nicht.');
    },
  },
  failing: {
    subscribe: async function* () {
      yield { failing: 1 };
      throw new Error('socket 17 of 10.0.0.7 hung up');
    },
  },
});
