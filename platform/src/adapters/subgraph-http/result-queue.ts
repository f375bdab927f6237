import type { SubgraphResult } from '../../ports/subgraph-connection.js';
import { TransportFault } from './transport-fault.js';

/** Results that came and were not read yet; a reader that falls behind by more loses the subscription. */
const UNREAD_MAX = 10_000;

/** Turns what a socket pushes into what a reader pulls. For one reader. */
export class ResultQueue implements AsyncIterable<SubgraphResult> {
  private readonly unread: SubgraphResult[] = [];
  private hasEnded = false;
  private fault: TransportFault | null = null;
  private wake: () => void = () => undefined;

  push(result: SubgraphResult): void {
    if (this.hasEnded) return;
    if (this.unread.length >= UNREAD_MAX) this.end(new TransportFault('dropped', 'results are not read'));
    else this.unread.push(result);
    this.wake();
  }

  /** What came before is still read. */
  end(fault: TransportFault | null): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.fault = fault;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubgraphResult> {
    for (;;) {
      const batch = this.unread.splice(0);
      for (const result of batch) yield result;
      if (batch.length > 0) continue;
      if (this.hasEnded) break;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.fault) throw this.fault;
  }
}
