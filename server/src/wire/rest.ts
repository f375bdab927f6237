import type { GatewayClient } from '@luna/platform/ports/gateway-client';
import { answerFrameworkError, createRestAdapter } from '@luna/rest-adapter';
import type { FastifyPluginAsync } from 'fastify';
import type { AppOptions } from '../http/app.js';
import { addressesOf } from '../services.js';
import { slowestAnswerMs } from './connections.js';
import type { Site } from './site.js';

export interface RestService {
  plugin: FastifyPluginAsync;
  frameworkErrors: NonNullable<AppOptions['frameworkErrors']>;
}

/** The gateway gives up before we do, so that its reason reaches the caller. */
const LONGER_MS = 5_000;

/** `/api/v1` on the gateway of this process, or on one elsewhere. */
export async function openRest(site: Site, gatewayHere: GatewayClient | null): Promise<RestService> {
  const { config, log, uploadMaxBytes, incomingDir } = site;
  const plugin = createRestAdapter({
    gateway: gatewayHere ?? (await openGatewayElsewhere(site)),
    log,
    limits: { uploadMaxBytes },
    corsOrigins: config.CORS_ORIGINS,
    tempDir: incomingDir,
  });
  return { plugin, frameworkErrors: answerFrameworkError };
}

async function openGatewayElsewhere({ config, network, clock, log, shutdown }: Site): Promise<GatewayClient> {
  const { HttpGatewayClient } = await import('@luna/platform/adapters/gateway-http/http-gateway-client');
  const urls = addressesOf(config, 'gateway');
  const deadlineMs = slowestAnswerMs(config) + LONGER_MS;
  const client = new HttpGatewayClient({ urls, identity: network, clock, log, deadlineMs });
  shutdown.add('gateway client', () => client.close());
  return client;
}
