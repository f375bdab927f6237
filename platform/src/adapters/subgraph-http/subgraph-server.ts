import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { NetworkIdentity } from '../../auth/network-identity.js';
import type { Log } from '../../log/log.js';
import { acceptBodies } from './accept-bodies.js';
import { answerFault } from './answer-fault.js';
import { answerOperation } from './answer-operation.js';
import { DocumentCache } from './document-cache.js';
import { IDENTITY_HEADER, REQUEST_MAX_BYTES } from './protocol.js';
import { RequestLoaders } from './request-loaders.js';
import { serveSubscriptions } from './subscription-server.js';

export interface SubgraphServerOptions {
  schema: GraphQLSchema;
  identity: NetworkIdentity;
  uploadMaxBytes: number;
  /** What `/readyz` answers; `/livez` comes with it. */
  readiness: () => Promise<Readiness>;
  log: Log;
}

export interface Readiness {
  ready: boolean;
  /** State by name, e.g. `{ database: 'ok' }`. */
  dependencies: Record<string, string>;
}

const PATH = '/graphql';

/**
 * One subgraph behind HTTP, for the gateway and other subgraphs of this installation: POST (JSON and multipart) and
 * WebSocket at `/graphql`. Whoever cannot prove to be one of them is refused before the body is read. Operations are
 * executed without validation: those who hold the key plan them against this very schema.
 */
export function subgraphServer(options: SubgraphServerOptions): FastifyPluginAsync {
  const { schema, identity, log } = options;
  return async (app) => {
    const documents = new DocumentCache();
    const loaders = new RequestLoaders();
    const tokens = new WeakMap<FastifyRequest, string>();
    let isClosing = false;
    acceptBodies(app, options.uploadMaxBytes);
    app.setErrorHandler((error, _request, reply) => answerFault(error, reply, log));
    app.route({
      url: PATH,
      method: 'POST',
      bodyLimit: REQUEST_MAX_BYTES,
      onRequest: async (request) => {
        tokens.set(request, identity.open(request.headers[IDENTITY_HEADER] as string | undefined));
      },
      handler: async (request, reply) => {
        const deps = { schema, identity, documents, loaders, log };
        const answer = await answerOperation(deps, tokens.get(request), request, reply);
        // A connection that is busy when the server closes would stay for its whole keep-alive time.
        if (isClosing) void reply.header('connection', 'close');
        return reply.type('application/json; charset=utf-8').send(answer);
      },
    });
    registerProbes(app, options.readiness, () => isClosing);
    const subscriptions = serveSubscriptions(app.server, PATH, { schema, identity, documents, log });
    app.addHook('preClose', async () => {
      isClosing = true;
      await subscriptions.close();
    });
    app.addHook('onClose', async () => loaders.close());
  };
}

function registerProbes(
  app: FastifyInstance,
  readiness: SubgraphServerOptions['readiness'],
  isStopping: () => boolean,
): void {
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const { ready, dependencies } = await readiness();
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'down', stopping: isStopping(), dependencies });
  });
}
