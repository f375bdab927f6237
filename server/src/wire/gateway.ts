import { readFileSync } from 'node:fs';
import { createGateway, type Gateway, operationLimitsOf } from '@luna/gateway';
import type { OpenTicket } from '@luna/platform/ports/gateway-client';
import { isDevUserAllowed } from '../dev-user.js';
import { repository } from '../repository.js';
import type { Connections } from './connections.js';
import { firstUseOver } from './first-use.js';
import type { Site } from './site.js';

export async function openGateway(
  site: Site,
  connections: Connections,
  openTicket: OpenTicket,
): Promise<Gateway> {
  const { config, secrets, signer, clock, log, shutdown } = site;
  const gateway = await createGateway({
    supergraphSdl: readFileSync(new URL('gateway/supergraph.graphql', repository), 'utf8'),
    subgraphs: connections.all,
    auth: {
      adminKey: secrets.adminKey,
      jwtSecret: secrets.jwtSecret,
      issuer: config.JWT_ISSUER,
      audience: config.JWT_AUDIENCE,
      devUserAllowed: isDevUserAllowed(config),
    },
    signer,
    firstUse: firstUseOver(connections.to('telemetry')),
    openTicket,
    limits: {
      askPerMinute: config.ASK_RATE_PER_MINUTE,
      ingestPerMinute: config.INGEST_RATE_PER_MINUTE,
      uploadMaxBytes: site.uploadMaxBytes,
    },
    operationLimits: operationLimitsOf(config),
    introspection: config.GRAPHQL_INTROSPECTION,
    corsOrigins: config.CORS_ORIGINS,
    live: {
      connectionsPerCallerMax: config.LIVE_CONNECTIONS_PER_CALLER,
      operationsPerConnectionMax: config.LIVE_OPERATIONS_PER_CONNECTION,
      isBehindEdge: !site.roles.has('web'),
    },
    clock,
    log,
  });
  shutdown.add('gateway', () => gateway.stop());
  return gateway;
}
