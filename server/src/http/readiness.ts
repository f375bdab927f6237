import type { Database } from '@luna/platform/ports/database';
import { type Copy, calledBy } from '../services.js';
import type { Site } from '../wire/site.js';
import { probe } from './probe.js';

export interface Readiness {
  ready: boolean;
  /** State by name, e.g. `{ database: 'ok', 'gateway-2': 'down' }`. */
  dependencies: Record<string, string>;
}

const PROBE_TIMEOUT_MS = 2_000;

/**
 * Whether this process may be sent work. It needs its database, and of each service it passes everything on to one
 * copy; those it merely asks may be down, since it still answers the rest.
 */
export async function readinessOf(site: Site, database: Database | null): Promise<Readiness> {
  const copies = calledBy(site.config, site.roles);
  const [found, ...states] = await Promise.all([
    database?.health(AbortSignal.timeout(PROBE_TIMEOUT_MS)),
    ...copies.map(({ url }) => probe(`${url}/livez`, PROBE_TIMEOUT_MS).then((up) => (up ? 'ok' : 'down'))),
  ]);
  const named = copies.map((copy, n) => ({ ...copy, state: states[n] as string }));
  return {
    ready: !site.shutdown.isStopping && found?.status !== 'down' && hasAllItPassesOnTo(named),
    dependencies: {
      ...(found ? { database: found.status } : {}),
      ...Object.fromEntries(named.map(({ name, state }) => [name, state])),
    },
  };
}

function hasAllItPassesOnTo(copies: (Copy & { state: string })[]): boolean {
  const needed = copies.filter(({ isNeeded }) => isNeeded);
  return [...new Set(needed.map(({ role }) => role))].every((role) =>
    needed.some((copy) => copy.role === role && copy.state === 'ok'),
  );
}
