import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { portFault } from '../http/port-fault.js';

export const LOOPBACK = '127.0.0.1';
const LAST = 65_535;
/** Processes of a Luna that was killed notice within this time and let go of their ports. */
const ORPHANS_LEAVE_MS = 4_000;
const AGAIN_MS = 100;

/** Resolves when nobody holds the port any more; throws StartupError when somebody keeps it. */
export async function untilFree(host: string, port: number): Promise<void> {
  const patience = performance.now() + ORPHANS_LEAVE_MS;
  for (;;) {
    const fault = await tryPort(host, port);
    if (fault === null) return;
    if (fault.code !== 'EADDRINUSE' || performance.now() > patience)
      throw portFault(fault, { host, port, variable: 'API_PORT' });
    await delay(AGAIN_MS);
  }
}

/** Ports of this machine that nobody holds now, counted up from `first`. */
export async function freePorts(count: number, first: number): Promise<number[]> {
  const found: number[] = [];
  for (let port = first; found.length < count && port <= LAST; port += 1) {
    if ((await tryPort(LOOPBACK, port)) === null) found.push(port);
  }
  return found;
}

async function tryPort(host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  const server = createServer().listen({ host, port });
  try {
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return null;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
