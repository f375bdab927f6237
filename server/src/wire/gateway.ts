import { readFileSync } from 'node:fs';
import { createGateway, type Gateway, operationLimitsOf } from '@luna/gateway';
import { isLoopback } from '../http/allowed-hosts.js';
import { repository } from '../repository.js';
import { firstUseOver } from './first-use.js';
import type { Site } from './site.js';
import { READINGS_EXPORT_PATH, type Subgraphs } from './subgraphs.js';

/** Whether X-Dev-User counts: switched on, and either nobody else can reach Luna or that is wanted too. */
export function isDevUserAllowed({ config }: Site): boolean {
  return config.AUTH_DEV_USER && (isLoopback(config.API_HOST) || config.AUTH_DEV_USER_ALLOW_REMOTE);
}

export async function openGateway(site: Site, subgraphs: Subgraphs): Promise<Gateway> {
  const { config, secrets, signer, clock, log, shutdown } = site;
  const gateway = await createGateway({
    supergraphSdl: readFileSync(new URL('gateway/supergraph.graphql', repository), 'utf8'),
    subgraphs: subgraphs.connections,
    auth: {
      adminKey: secrets.adminKey,
      jwtSecret: secrets.jwtSecret,
      issuer: config.JWT_ISSUER,
      audience: config.JWT_AUDIENCE,
      devUserAllowed: isDevUserAllowed(site),
    },
    signer,
    firstUse: firstUseOver(subgraphs.connectionTo('telemetry')),
    openTicket: (url) => subgraphs.telemetry.openReadingsExport(url.slice(READINGS_EXPORT_PATH.length + 1)),
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
    },
    clock,
    log,
  });
  shutdown.add('gateway', () => gateway.stop());
  return gateway;
}
