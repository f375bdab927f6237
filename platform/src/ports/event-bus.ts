import type { HealthReporting } from './health.js';

/**
 * Events between subgraphs carry ids, never documents, and may be lost: whoever needs certainty reads the
 * database. A listener that throws is logged and does not disturb the publisher or other listeners.
 */
export interface EventBus extends HealthReporting {
  publish(topic: string, ids: Record<string, string>): Promise<void>;
  /** Returns the function that ends the subscription. */
  subscribe(topic: string, listener: (ids: Record<string, string>) => void): () => void;
  close(): Promise<void>;
}
