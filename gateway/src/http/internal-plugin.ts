import { Readable } from 'node:stream';
import {
  ADMIT_PATH,
  type AdmitVariables,
  EXECUTE_PATH,
  SUBSCRIBE_PATH,
} from '@luna/platform/adapters/gateway-http/protocol';
import { acceptBodies } from '@luna/platform/adapters/subgraph-http/accept-bodies';
import { answerFault } from '@luna/platform/adapters/subgraph-http/answer-fault';
import { callSignal } from '@luna/platform/adapters/subgraph-http/call-signal';
import { IDENTITY_HEADER, REQUEST_MAX_BYTES } from '@luna/platform/adapters/subgraph-http/protocol';
import type { NetworkIdentity } from '@luna/platform/auth/network-identity';
import { LunaError } from '@luna/platform/errors/luna-error';
import { type Log, withTrace } from '@luna/platform/log/log';
import { traceIdOf } from '@luna/platform/log/trace-id';
import type { GatewayClient, GatewayResult } from '@luna/platform/ports/gateway-client';
import { publicFault } from '@luna/platform/subgraph/public-error';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AdmittedCall, AdmittedOperations, Operation } from '../client.js';

export interface InternalPluginOptions {
  client: GatewayClient;
  operations: AdmittedOperations;
  identity: NetworkIdentity;
  uploadMaxBytes: number;
  log: Log;
}

/**
 * The gateway for adapters in other processes, in the form of HttpConnection's calls; the results of a subscription
 * come as lines of JSON. Whoever cannot prove to be part of this installation is refused before the body is read.
 */
export function internalPlugin(options: InternalPluginOptions): FastifyPluginAsync {
  const { client, operations, identity, log } = options;
  return async (app) => {
    const tokens = new WeakMap<FastifyRequest, string>();
    const callOf = (request: FastifyRequest, reply: FastifyReply): AdmittedCall => ({
      token: tokens.get(request),
      traceId: traceIdOf(request.headers),
      signal: callSignal(request, reply),
    });
    acceptBodies(app, options.uploadMaxBytes);
    app.setErrorHandler((error, _request, reply) => answerFault(error, reply, log));
    app.addHook('onRequest', async (request) => {
      tokens.set(request, identity.open(request.headers[IDENTITY_HEADER] as string | undefined));
    });
    app.addHook('onRequest', (request, _reply, done) => withTrace(traceIdOf(request.headers), done));
    const route = { bodyLimit: REQUEST_MAX_BYTES };
    app.post(ADMIT_PATH, route, async (request) => {
      const { variables } = request.body as { variables: AdmitVariables };
      return admit(client, { ...variables, traceId: traceIdOf(request.headers) }, log);
    });
    app.post(EXECUTE_PATH, route, (request, reply) =>
      operations.execute(operationIn(request), callOf(request, reply)),
    );
    app.post(SUBSCRIBE_PATH, route, (request, reply) => {
      const results = operations.subscribe(operationIn(request), callOf(request, reply));
      return reply.type('application/x-ndjson').send(Readable.from(linesOf(results)));
    });
  };
}

function operationIn({ body }: FastifyRequest): Operation {
  const { query, variables } = (body ?? {}) as Partial<Operation>;
  if (typeof query !== 'string') throw new LunaError('VALIDATION', 'Es fehlt eine Abfrage.');
  return { query, variables: variables ?? {} };
}

async function* linesOf(results: AsyncIterable<GatewayResult>): AsyncGenerator<string> {
  yield '\n';
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}

async function admit(
  client: GatewayClient,
  admission: Parameters<GatewayClient['admit']>[0],
  log: Log,
): Promise<GatewayResult> {
  try {
    const { identity, rateLimit } = await client.admit(admission);
    return { data: { identity, rateLimit } };
  } catch (error) {
    return { errors: [publicFault(error, log)] };
  }
}
