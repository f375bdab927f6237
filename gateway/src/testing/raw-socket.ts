import { WebSocket } from 'ws';

interface Message {
  type: string;
  id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they just asked for
  payload?: any;
}

/** A client that says whatever a test wants, also what no proper one would. */
export class RawSocket {
  readonly messages: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #wake: () => void = () => undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)));
      this.#wake();
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
  }

  static async open(url: string, protocol: string | null = 'graphql-transport-ws'): Promise<RawSocket> {
    const socket = protocol === null ? new WebSocket(url) : new WebSocket(url, protocol);
    const raw = new RawSocket(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return raw;
  }

  /** An open socket that the server has acknowledged. */
  static async acknowledged(url: string, payload: object = {}): Promise<RawSocket> {
    const raw = await RawSocket.open(url);
    raw.send({ type: 'connection_init', payload });
    await raw.take('connection_ack');
    return raw;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string): void {
    this.send({ id, type: 'subscribe', payload: { query } });
  }

  /** Takes the first message of this type, waiting for it if need be. */
  async take(type: string): Promise<Message> {
    for (;;) {
      const at = this.messages.findIndex((message) => message.type === type);
      const [message] = at < 0 ? [] : this.messages.splice(at, 1);
      if (message) return message;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
