import { createGateway, operationLimitsOf } from '@luna/gateway';
import { HttpConnection } from '@luna/platform/adapters/subgraph-http/http-connection';
import { IdentitySigner } from '@luna/platform/auth/identity';
import { NetworkIdentity } from '@luna/platform/auth/network-identity';
import { parseConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import fastify from 'fastify';
import { Kind, parse } from 'graphql';

/**
 * Luna's gateway in front of somebody else's subgraphs: `serve.js <url of a supergraph> <port>`. The same code as in
 * the product, with the limits of its defaults; only the subgraphs are reached at the addresses the supergraph names.
 */
const [source = '', port = '4000'] = process.argv.slice(2);
const supergraphSdl = await (await fetch(source)).text();
const log = createLog({ level: 'warn' });
const clock = { now: () => new Date() };
const signer = new IdentitySigner(Buffer.from('conformance'));
const identity = new NetworkIdentity(signer, clock);

/** The subgraphs by name, with their addresses. */
function* subgraphsOf(sdl: string): Generator<{ name: string; url: string }> {
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const args = value.directives?.find(({ name }) => name.value === 'join__graph')?.arguments ?? [];
      const read = (wanted: string) => {
        const argument = args.find(({ name }) => name.value === wanted);
        return argument?.value.kind === Kind.STRING ? argument.value.value : '';
      };
      yield { name: read('name'), url: read('url') };
    }
  }
}

const gateway = await createGateway({
  supergraphSdl,
  subgraphs: [...subgraphsOf(supergraphSdl)].map(
    ({ name, url }) => new HttpConnection({ name, urls: url, identity, clock, log }),
  ),
  auth: { adminKey: 'conformance-admin-key', jwtSecret: 'conformance-secret', devUserAllowed: false },
  signer,
  firstUse: async () => undefined,
  openTicket: async () => Promise.reject(new Error('no tickets')),
  limits: { askPerMinute: 0, ingestPerMinute: 0, uploadMaxBytes: 1 },
  operationLimits: operationLimitsOf(parseConfig({})),
  introspection: true,
  corsOrigins: [],
  clock,
  log,
});
const app = fastify();
await app.register(gateway.plugin);
app.get('/livez', async () => 'ok');
await app.listen({ port: Number(port), host: '127.0.0.1' });
