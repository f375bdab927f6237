import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Gateway } from '@luna/gateway';
import { StartupError } from '@luna/platform/errors/startup-error';
import type { Database } from '@luna/platform/ports/database';
import { createRestAdapter } from '@luna/rest-adapter';
import type { FastifyInstance } from 'fastify';
import { repository } from '../repository.js';
import type { Site } from '../wire/site.js';
import { createApp } from './app.js';
import { registerProbes } from './probes.js';
import { registerWeb } from './web.js';

/** Opens the one port; returns the address a browser on this machine uses. */
export async function serve(site: Site, gateway: Gateway, database: Database): Promise<string> {
  const { config, log, shutdown } = site;
  const app = await createApp({
    allowedHosts: config.ALLOWED_HOSTS,
    graphql: gateway.plugin,
    upgrade: gateway.upgrade,
    rest: createRestAdapter({
      gateway: gateway.client,
      log,
      limits: { uploadMaxBytes: site.uploadMaxBytes },
      corsOrigins: config.CORS_ORIGINS,
      tempDir: site.incomingDir,
    }),
  });
  registerProbes(app, { database, isStopping: () => shutdown.isStopping });
  await registerWeb(app, fileURLToPath(new URL('web/dist', repository)));
  shutdown.add('http', () => app.close());
  await listen(app, config.API_HOST, config.API_PORT);
  const { port } = app.server.address() as AddressInfo;
  const isEverywhere = config.API_HOST === '0.0.0.0' || config.API_HOST === '::';
  return `http://${isEverywhere ? 'localhost' : config.API_HOST}:${port}`;
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartupError(
        `Port ${port} ist schon belegt. Wählen Sie einen anderen, z. B. API_PORT=${port + 1} npm start.`,
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES') {
      throw new StartupError(
        `Auf ${host}:${port} lässt sich nicht lauschen (${code}). Prüfen Sie API_HOST und API_PORT.`,
      );
    }
    throw error;
  }
}
