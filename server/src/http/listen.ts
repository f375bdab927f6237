import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { portFault } from './port-fault.js';

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
    throw portFault(error, { host, port, variable });
  }
  const { port: found } = app.server.address() as AddressInfo;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return `http://${isEverywhere ? 'localhost' : host}:${found}`;
}
