import type { Config, Role } from '@luna/platform/config/schema';
import { isDevUserAllowed } from '../dev-user.js';
import { LOOPBACK } from './ports.js';

/** One process of the services composition. */
export interface PlannedProcess {
  /** `content`, or `gateway-2` where there are several of a role. */
  name: string;
  role: Role;
  port: number;
}

/** Copies of each role on one machine, in the order of their start; the public one comes last. */
const COPIES: [Role, number][] = [
  ['content', 1],
  ['rag', 1],
  ['telemetry', 1],
  ['admin', 1],
  ['worker', 2],
  ['gateway', 2],
  ['rest', 1],
  ['web', 1],
];

export const PROCESS_COUNT = COPIES.reduce((sum, [, copies]) => sum + copies, 0);

/** `ports`: one for each process, the last for the public one. */
export function planProcesses(ports: readonly number[]): PlannedProcess[] {
  const names = COPIES.flatMap(([role, copies]) =>
    Array.from({ length: copies }, (_, n) => ({ role, name: copies > 1 ? `${role}-${n + 1}` : role })),
  );
  return names.map((process, n) => ({ ...process, port: ports[n] as number }));
}

export interface Surroundings {
  config: Config;
  dataDir: string;
  /** Where the embedded database listens; null where an external one is configured. */
  databaseUrl: string | null;
  plan: readonly PlannedProcess[];
}

/** What tells a process what it is and where the others are. */
export function variablesOf(process: PlannedProcess, around: Surroundings): Record<string, string> {
  const { config, plan } = around;
  const isPublic = process.role === 'web';
  const urls = new Map<Role, string[]>();
  for (const { role, port } of plan) {
    urls.set(role, [...(urls.get(role) ?? []), `http://${LOOPBACK}:${port}`]);
  }
  return {
    LUNA_SERVICES: process.role,
    LUNA_DATA_DIR: around.dataDir,
    API_HOST: isPublic ? config.API_HOST : LOOPBACK,
    [isPublic ? 'API_PORT' : `${process.role.toUpperCase()}_PORT`]: String(process.port),
    // Decided by the public address, which a gateway behind it does not know.
    AUTH_DEV_USER: String(isDevUserAllowed(config)),
    ...(around.databaseUrl === null ? {} : { EMBEDDED_DATABASE_URL: around.databaseUrl }),
    ...Object.fromEntries([...urls].map(([role, known]) => [`${role.toUpperCase()}_URL`, known.join(',')])),
  };
}
