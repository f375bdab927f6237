import type { Client } from 'graphql-ws';
import { expect } from 'vitest';
import { eventually } from './eventually.js';
import type { LibraryLife } from './library-life.js';
import { connect, subscribe, type Taking } from './socket-client.js';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './start-test-gateway.js';

/** One gateway for all tests of a file, with clients that are gone after each. */
export class LiveLibrary {
  #gateway: TestGateway | undefined;
  readonly #clients: Client[] = [];

  get gateway(): TestGateway {
    if (!this.#gateway) throw new Error('The gateway is not started.');
    return this.#gateway;
  }

  get life(): LibraryLife {
    return this.gateway.life;
  }

  get upstreams(): number {
    return this.gateway.gateway.counts().upstreams;
  }

  async start(options: TestGatewayOptions = {}): Promise<void> {
    this.#gateway = await startTestGateway(options);
  }

  clientAs(connectionParams: Record<string, unknown> = {}, headers: Record<string, string> = {}): Client {
    const client = connect(this.gateway.socketUrl, { connectionParams, headers });
    this.#clients.push(client);
    return client;
  }

  /** Subscribes and waits until a source is open for it. */
  async listen(query: string, variables: object = {}, client = this.clientAs()): Promise<Taking> {
    const before = this.life.listeners;
    const taking = subscribe(client, query, { ...variables });
    await eventually(() => expect(this.life.listeners).toBe(before + 1));
    return taking;
  }

  async everybodyLeaves(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.dispose()));
    await eventually(() => expect([this.life.listeners, this.upstreams]).toEqual([0, 0]));
  }

  async stop(): Promise<void> {
    await this.#gateway?.[Symbol.asyncDispose]();
  }
}
