import type { Config } from '@luna/platform/config/schema';
import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import type { Subgraph } from '@luna/platform/subgraph/define-subgraph';
import { InProcessConnection } from '@luna/platform/subgraph/in-process-connection';
import { addressesOf, SUBGRAPHS, type SubgraphName } from '../services.js';
import type { Site } from './site.js';

type Connect = (name: SubgraphName) => SubgraphConnection | null;

/** How this process reaches the subgraphs: directly where they are part of it, over the network elsewhere. */
export class Connections {
  readonly all: readonly SubgraphConnection[];

  /** `here`: subgraphs that run in this process; entered after this, since they refer to each other. */
  constructor(
    readonly here: Map<string, Subgraph>,
    connect: Connect,
  ) {
    this.all = SUBGRAPHS.map(connect).filter((connection) => connection !== null);
  }

  to(name: string): SubgraphConnection {
    const connection = this.all.find((known) => known.name === name);
    if (!connection) throw new Error(`This process has no address of the subgraph ${name}.`);
    return connection;
  }
}

export async function openConnections(site: Site): Promise<Connections> {
  const { roles, signer, log, shutdown } = site;
  const here = new Map<string, Subgraph>();
  const far = site.isWhole ? () => null : await openFar(site);
  const connections = new Connections(here, (name) =>
    roles.has(name)
      ? new InProcessConnection(name, () => (here.get(name) as Subgraph).schema, signer, log)
      : far(name),
  );
  shutdown.add('connections', () => Promise.all(connections.all.map((connection) => connection.close())));
  return connections;
}

/** Loaded only where it is needed. */
async function openFar({ config, network, clock, log }: Site): Promise<Connect> {
  const { HttpConnection } = await import('@luna/platform/adapters/subgraph-http/http-connection');
  return (name) => {
    const urls = addressesOf(config, name).map((base) => `${base}/graphql`);
    if (urls.length === 0) return null;
    const deadlineMs = slowestAnswerMs(config);
    return new HttpConnection({ name, urls: urls.join(','), identity: network, clock, log, deadlineMs });
  };
}

const SLOW_MS = 120_000;
const AFTER_WAIT_MS = 60_000;

/** An upload waits for its text; a call must not give up before. */
export function slowestAnswerMs(config: Config): number {
  return Math.max(SLOW_MS, config.INGEST_WAIT_SEC * 1000 + AFTER_WAIT_MS);
}
