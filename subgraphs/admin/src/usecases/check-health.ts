import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { AdapterHealth, HealthReporting } from '@luna/platform/ports/health';
import type { BuildInfo, Probes } from '../deps.js';

type Status = AdapterHealth['status'];

interface ServiceReport {
  /** `api`, `db`, `qdrant`, `ollama`, `tika`, `minio`, and others when configured. */
  name: string;
  status: Status;
  adapter: string;
  version: string | null;
  latencyMs: number | null;
  /** German, for the admin. */
  message: string | null;
  checkedAt: Date;
}

export interface HealthReport {
  overall: Status;
  services: ServiceReport[];
  /** Versions by name: `luna`, `node`, `postgres` and every other service but the API. */
  versions: Record<string, string | null>;
}

export interface HealthDeps {
  probes: Probes;
  build: BuildInfo;
  clock: Clock;
  log: Log;
}

/** Asks every adapter at the same time; ends within `limitMs` whatever they do. */
export async function checkHealth(
  deps: HealthDeps,
  signal: AbortSignal,
  limitMs = 3_000,
): Promise<HealthReport> {
  const probed = await Promise.all(
    Object.entries(deps.probes).map(([name, adapters]) =>
      probeService(deps, name, adapters, { signal, limitMs }),
    ),
  );
  const services = [api(deps), ...probed];
  const versions = Object.fromEntries(
    probed.map(({ name, version }) => [name === 'db' ? 'postgres' : name, version]),
  );
  return {
    overall: worst(services.map((service) => service.status)),
    services,
    versions: { luna: deps.build.version, node: process.versions.node, ...versions },
  };
}

interface Limits {
  signal: AbortSignal;
  limitMs: number;
}

/** Whoever reads this answer has reached the API. */
function api({ build, clock }: HealthDeps): ServiceReport {
  const { version } = build;
  return {
    name: 'api',
    status: 'ok',
    adapter: 'luna',
    version,
    latencyMs: 0,
    message: null,
    checkedAt: clock.now(),
  };
}

async function probeService(
  deps: HealthDeps,
  name: string,
  adapters: readonly HealthReporting[],
  limits: Limits,
): Promise<ServiceReport> {
  const begun = performance.now();
  const reports = await Promise.all(adapters.map((adapter) => probe(deps.log, adapter, limits)));
  const status = worst(reports.map((report) => report.status));
  const messages = reports.map((report) => report.message).filter((message) => message !== null);
  return {
    name,
    status,
    adapter: adapters.map((adapter) => adapter.adapter).join(', '),
    version: reports.find((report) => report.version !== null)?.version ?? null,
    latencyMs: Math.round(performance.now() - begun),
    message: messages.length > 0 ? messages.join(' ') : null,
    checkedAt: deps.clock.now(),
  };
}

/** Adapters promise to end in time and not to throw; a health page must not depend on it. */
async function probe(
  log: Log,
  adapter: HealthReporting,
  { signal, limitMs }: Limits,
): Promise<AdapterHealth> {
  const timeout = AbortSignal.timeout(limitMs);
  const silence = new Promise<AdapterHealth>((resolve) => {
    timeout.addEventListener('abort', () =>
      resolve(down('Antwortet nicht. Bitte prüfen, ob der Dienst läuft.')),
    );
  });
  try {
    return await Promise.race([adapter.health(AbortSignal.any([signal, timeout])), silence]);
  } catch (error) {
    log.warn({ adapter: adapter.adapter, err: error }, 'health probe failed');
    return down('Die Prüfung ist fehlgeschlagen. Bitte im Protokoll nachsehen.');
  }
}

function down(message: string): AdapterHealth {
  return { status: 'down', message, version: null };
}

function worst(statuses: Status[]): Status {
  if (statuses.includes('down')) return 'down';
  return statuses.includes('degraded') ? 'degraded' : 'ok';
}
