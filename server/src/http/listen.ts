import type { AddressInfo } from 'node:net';
import { StartupError } from '@luna/platform/errors/startup-error';
import type { FastifyInstance } from 'fastify';

/** Opens a port; returns the address a browser on this machine uses. Throws StartupError where it is taken. */
export async function listen(
  app: FastifyInstance,
  host: string,
  port: number,
  variable: string,
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw worded(error, host, port, variable);
  }
  const { port: found } = app.server.address() as AddressInfo;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return `http://${isEverywhere ? 'localhost' : host}:${found}`;
}

function worded(error: unknown, host: string, port: number, variable: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} ist schon belegt. Wählen Sie einen anderen, z. B. ${variable}=${port + 1} npm start.`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES') {
    return new StartupError(
      `Auf ${host}:${port} lässt sich nicht lauschen (${code}). Prüfen Sie API_HOST und ${variable}.`,
    );
  }
  return error;
}
