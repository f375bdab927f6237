import { WebSocket } from 'ws';
import { nowUs } from './feed.js';

/** Ten operations that differ, each with fields of a meter that another subgraph owns. */
const OPERATIONS = 10;
const operation = (n: number) =>
  `subscription { readingAdded { sentAtUs kw${n}: kw meter { id documents { id title } } } }`;
const PREFIX = '{"id":"1","type":"next","payload":{"data":{"readingAdded":{"sentAtUs":';

/** Clients of the load generator; they look at the age of every event, and check each socket's first event as a whole. */
export class Subscribers implements AsyncDisposable {
  /** Ages of the events since the last `reset`, in milliseconds. */
  ages: number[] = [];
  private readonly sockets: WebSocket[] = [];
  private faults: string[] = [];

  constructor(private readonly url: string) {}

  /** Opens so many sockets; each subscribes, unless they are to stay idle. */
  async open(count: number, isIdle = false): Promise<void> {
    const AT_ONCE = 50;
    for (let n = 0; n < count; n += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, k) =>
        this.connect(n + k, isIdle),
      );
      await Promise.all(batch);
    }
  }

  reset(): void {
    this.ages = [];
  }

  verify(): void {
    if (this.faults.length > 0) throw new Error(`Wrong events, such as ${this.faults[0]}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = this.sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of this.sockets.splice(0)) socket.terminate();
    await Promise.all(closed);
  }

  private async connect(n: number, isIdle: boolean): Promise<void> {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.sockets.push(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.send('{"type":"connection_init","payload":{"x-admin-key":"bench-admin-key"}}');
    await new Promise((resolve) => socket.once('message', resolve));
    if (isIdle) return;
    let isFirst = true;
    socket.on('message', (data) => {
      const text = String(data);
      const sentAtUs = Number.parseFloat(text.slice(PREFIX.length));
      this.ages.push((nowUs() - sentAtUs) / 1000);
      if (isFirst) this.check(text, n % OPERATIONS);
      isFirst = false;
    });
    socket.send(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: operation(n % OPERATIONS) } }),
    );
  }

  private check(text: string, n: number): void {
    const right = new RegExp(
      `^\\{"id":"1","type":"next","payload":\\{"data":\\{"readingAdded":\\{"sentAtUs":[\\d.]+,"kw${n}":\\d+,` +
        '"meter":\\{"id":"(meter-\\d+)","documents":\\[\\{"id":"of-\\1","title":"Handbuch zu \\1"\\}\\]\\}\\}\\}\\}\\}$',
    );
    if (!right.test(text)) this.faults.push(text);
  }
}
