import { ROLES } from '@luna/platform/config/schema';
import type { AdapterHealth, HealthReporting } from '@luna/platform/ports/health';
import { probe } from '../http/probe.js';
import { type Copy, copiesOf } from '../services.js';
import type { Site } from './site.js';

const PROBE_MS = 2_500;

/** How another process of this installation is, as it says itself. */
class ProcessHealth implements HealthReporting {
  readonly adapter = 'process';

  constructor(private readonly copy: Copy) {}

  async health(signal: AbortSignal): Promise<AdapterHealth> {
    const answer = await probe(`${this.copy.url}/readyz`, PROBE_MS, signal);
    if (answer?.status === 200) return { status: 'ok', message: null, version: null };
    return { status: 'down', message: this.describe(answer?.body), version: null };
  }

  private describe(body: unknown): string {
    if (body === undefined) return `Der Prozess ${this.copy.name} antwortet nicht.`;
    const { stopping, dependencies = {} } = (body ?? {}) as {
      stopping?: boolean;
      dependencies?: Record<string, string>;
    };
    if (stopping) return `Der Prozess ${this.copy.name} wird gerade beendet.`;
    const missing = Object.keys(dependencies).filter((name) => dependencies[name] === 'down');
    return `Dem Prozess ${this.copy.name} fehlt: ${missing.join(', ') || 'unbekannt'}.`;
  }
}

/** Every other process that this one knows of, by name; none where all of Luna is one process. */
export function otherProcesses(site: Site): Record<string, [HealthReporting]> {
  return Object.fromEntries(others(site).map((copy) => [copy.name, [new ProcessHealth(copy)]]));
}

/** The processes of this installation; what runs here has no address and is named by what it is. */
export function processNames(site: Site): string[] {
  return site.isWhole ? ['luna'] : [...site.roles, ...others(site).map(({ name }) => name)];
}

function others({ config, roles, isWhole }: Site): Copy[] {
  if (isWhole) return [];
  return ROLES.filter((role) => !roles.has(role)).flatMap((role) => copiesOf(config, role));
}
