import { ADAPTER_PORTS, type AdapterPort, type AdminDeps } from '../deps.js';

type Mode = 'embedded' | 'services' | 'mixed';

export interface SystemFacts {
  name: string;
  version: string;
  build: Date;
  gitSha: string;
  apiVersion: string;
  models: { embed: string; generate: string };
  mode: Mode;
  processes: string[];
  adapters: Record<AdapterPort, string>;
  notices: string[];
}

type Deps = Pick<AdminDeps, 'build' | 'processes' | 'adapters' | 'embedModel' | 'generator'>;

/** What runs here, as anybody may know it: no address, no secret, only what is really in use. */
export function systemInfo({ build, processes, adapters, embedModel, generator }: Deps): SystemFacts {
  return {
    name: 'Luna-IEMS',
    version: build.version,
    build: build.builtAt,
    gitSha: build.gitSha,
    apiVersion: 'v1',
    models: { embed: embedModel, generate: generator.model },
    mode: modeOf(adapters),
    processes: [...processes],
    adapters: Object.fromEntries(
      ADAPTER_PORTS.map((port) => [port, adapters[port].adapter]),
    ) as SystemFacts['adapters'],
    notices: notices(adapters, generator),
  };
}

function modeOf(adapters: Deps['adapters']): Mode {
  const external = ADAPTER_PORTS.filter((port) => adapters[port].external).length;
  if (external === 0) return 'embedded';
  return external === ADAPTER_PORTS.length ? 'services' : 'mixed';
}

function notices(adapters: Deps['adapters'], generator: Deps['generator']): string[] {
  const found: string[] = [];
  if (generator.mode === 'extract') found.push('Ohne Sprachmodell: Auszug aus den Quellen.');
  if (!adapters.embedder.external) found.push('Ohne Embedding-Modell: Stichwortsuche.');
  return found;
}
