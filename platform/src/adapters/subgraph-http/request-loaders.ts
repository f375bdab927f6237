/** The calls of one request follow each other within milliseconds; this is ample. */
const KEPT_MS = 2_000;
const KEPT_MAX = 1_000;

type Loaders = Map<string, unknown>;

/**
 * DataLoaders of a request at the gateway, found again by its later calls, so that it loads each entity once. Two
 * generations: what nobody asked for during a whole one is forgotten.
 */
export class RequestLoaders {
  private young = new Map<string, Loaders>();
  private old = new Map<string, Loaders>();
  private readonly timer = setInterval(() => this.grow(), KEPT_MS).unref();

  /** `key` names request and identity, so that nobody finds what was loaded for another. */
  of(key: string): Loaders {
    let loaders = this.young.get(key);
    if (loaders) return loaders;
    loaders = this.old.get(key) ?? new Map();
    if (this.young.size >= KEPT_MAX) this.grow();
    this.young.set(key, loaders);
    return loaders;
  }

  /** For a call that was given up: its loaders hold a signal that is aborted. */
  forget(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private grow(): void {
    this.old = this.young;
    this.young = new Map();
  }
}
