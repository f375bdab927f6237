import { Agent } from 'node:http';

/** One copy of a service behind the edge. */
export interface Target {
  url: URL;
  agent: Agent;
}

/** A copy that refused a connection is asked last for this long. */
const RESTING_MS = 1_000;
/** Idle connections to one copy that are kept. */
const IDLE_MAX = 64;

/** The copies of one service, in turn; those that could not be reached just now come last. */
export class Targets {
  private readonly all: (Target & { restsUntilMs: number })[];
  private turn = 0;

  constructor(urls: readonly string[]) {
    this.all = urls.map((url) => ({
      url: new URL(url),
      agent: new Agent({ keepAlive: true, maxFreeSockets: IDLE_MAX }),
      restsUntilMs: 0,
    }));
  }

  /** Every copy once, in the order to try them. */
  inOrder(): Target[] {
    this.turn += 1;
    const now = performance.now();
    const turned = this.all.map(
      (_, n) => this.all[(this.turn + n) % this.all.length] as (typeof this.all)[0],
    );
    return turned.sort((a, b) => Number(a.restsUntilMs > now) - Number(b.restsUntilMs > now));
  }

  /** Nothing could be sent there. */
  rest(target: Target): void {
    const known = this.all.find((candidate) => candidate === target);
    if (known) known.restsUntilMs = performance.now() + RESTING_MS;
  }

  close(): void {
    for (const { agent } of this.all) agent.destroy();
  }
}
