import { writeFileSync } from 'node:fs';
import { composeSupergraph, printApiSchema } from '@luna/gateway';
import { parseConfig } from '@luna/platform/config/load';
import { repository } from '../repository.js';
import { SUBGRAPHS } from '../services.js';
import type { Adapters } from '../wire/adapters.js';
import type { Site } from '../wire/site.js';
import { createSubgraphs } from '../wire/subgraphs.js';

/**
 * Writes the schema of each subgraph, the supergraph and the API schema. Constructors only store what they are
 * given, so the schemas can be built without a single adapter.
 */
const site = {
  config: parseConfig({}),
  secrets: { adminKey: '', jwtSecret: '', identityKey: '', fresh: false },
  roles: new Set(),
  isWhole: true,
  uploadMaxBytes: 0,
  clock: { now: () => new Date(0) },
} as unknown as Site;
const adapters = new Proxy({}, { get: () => ({}) }) as Adapters;
const build = { version: '0', builtAt: new Date(0), gitSha: 'unknown' };
const entityClient = { entities: () => Promise.reject(new Error('There is nobody to ask.')) };
const subgraphs = await createSubgraphs({ site, adapters, entityClient, build }, new Set(SUBGRAPHS));
const all = Object.values(subgraphs).map((opened) => opened.subgraph);

const write = (place: string, text: string) => writeFileSync(new URL(place, repository), text);

for (const { name, sdl } of all) write(`subgraphs/${name}/schema.graphql`, sdl);
const supergraph = composeSupergraph(all);
write('gateway/supergraph.graphql', supergraph);
write('gateway/api.graphql', printApiSchema(supergraph));
