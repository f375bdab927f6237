import { ConfigError } from '@luna/platform/config/load';
import { type Config, ROLES, type Role } from '@luna/platform/config/schema';

export const SUBGRAPHS = ['content', 'rag', 'telemetry', 'admin'] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** Whom a role calls. */
const CALLS: Record<Role, readonly Role[]> = {
  gateway: SUBGRAPHS,
  content: [],
  rag: ['content'],
  telemetry: ['content'],
  admin: [],
  rest: ['gateway'],
  worker: [],
  web: ['gateway', 'rest'],
};

/** Roles that work with the database; a process without any of them never loads its client. */
const WITH_DATABASE: ReadonlySet<Role> = new Set(['content', 'rag', 'telemetry', 'admin', 'worker']);

/** All of Luna in one process: nothing is called over the network, and the data folder is this process's own. */
export function isWhole(roles: ReadonlySet<Role>): boolean {
  return ROLES.every((role) => roles.has(role));
}

export function needsDatabase(roles: ReadonlySet<Role>): boolean {
  return [...roles].some((role) => WITH_DATABASE.has(role));
}

/** Where the copies of a role run, without a slash at the end; empty where no address was given. */
export function addressesOf(config: Config, role: Role): string[] {
  const given: Record<Role, string[]> = {
    gateway: config.GATEWAY_URL,
    content: config.CONTENT_URL,
    rag: config.RAG_URL,
    telemetry: config.TELEMETRY_URL,
    admin: config.ADMIN_URL,
    rest: config.REST_URL,
    worker: config.WORKER_URL,
    web: config.WEB_URL,
  };
  return given[role].map((url) => url.replace(/\/$/, ''));
}

/** One process that plays a role. */
export interface Copy {
  /** `content`, or `gateway-2` where there are several. */
  name: string;
  role: Role;
  url: string;
  /** Without any copy of its role the caller can do nothing. */
  isNeeded: boolean;
}

export function copiesOf(config: Config, role: Role, isNeeded = false): Copy[] {
  const urls = addressesOf(config, role);
  return urls.map((url, n) => ({
    name: urls.length > 1 ? `${role}-${n + 1}` : role,
    role,
    url,
    isNeeded,
  }));
}

/** The processes that a process of these roles calls. */
export function calledBy(config: Config, roles: ReadonlySet<Role>): Copy[] {
  const passesOn = roles.has('rest') || roles.has('web');
  const called = new Set([...roles].flatMap((role) => CALLS[role]));
  return [...called]
    .filter((role) => !roles.has(role))
    .flatMap((role) => copiesOf(config, role, passesOn && (role === 'gateway' || role === 'rest')));
}

/** Throws ConfigError with every address that this process needs and was not given. */
export function checkAddresses(config: Config, roles: ReadonlySet<Role>): void {
  const faults = [...roles].flatMap((role) =>
    CALLS[role]
      .filter((called) => !roles.has(called) && addressesOf(config, called).length === 0)
      .map((called) => `${called.toUpperCase()}_URL: fehlt; ${role} ruft ${called} auf`),
  );
  if (faults.length > 0) throw new ConfigError([...new Set(faults)]);
}
