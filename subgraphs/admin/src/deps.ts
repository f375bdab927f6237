import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { HealthReporting } from '@luna/platform/ports/health';
import type { JobQueue } from '@luna/platform/ports/job-queue';
import type { TextGenerator } from '@luna/platform/ports/text-generator';

/** The ports `systemInfo` names, each with the adapter behind it. */
export const ADAPTER_PORTS = [
  'database',
  'vectorIndex',
  'embedder',
  'textGenerator',
  'textExtractor',
  'blobStore',
  'eventBus',
] as const;
export type AdapterPort = (typeof ADAPTER_PORTS)[number];

export interface AdapterInUse {
  /** Name of the adapter, e.g. `embedded-postgres`. */
  adapter: string;
  /** It speaks to a server outside Luna. */
  external: boolean;
}

/** Services of the REST contract, whatever technology stands behind them. */
type CoreService = 'db' | 'qdrant' | 'ollama' | 'tika' | 'minio';

/** What to ask for the health of each service; several adapters together are as well as the worst of them. */
export type Probes = Record<CoreService, readonly HealthReporting[]> &
  Record<string, readonly HealthReporting[]>;

export interface BuildInfo {
  version: string;
  builtAt: Date;
  /** `unknown` without git. */
  gitSha: string;
}

export interface AdminDeps {
  jobQueue: JobQueue;
  probes: Probes;
  build: BuildInfo;
  /** Names of the processes this installation consists of. */
  processes: readonly string[];
  adapters: Record<AdapterPort, AdapterInUse>;
  /** Name of the embedding model or analyser in use. */
  embedModel: string;
  generator: Pick<TextGenerator, 'model' | 'mode'>;
  log: Log;
  clock: Clock;
}
