import type { GatewayContext } from '../context.js';

/** Counts the open connections of each caller. */
export class Callers {
  readonly #open = new Map<string, number>();

  constructor(private readonly connectionsMax: number) {}

  /** Takes a place; returns the function that gives it back, or null when the caller has no place left. */
  enter({ identity }: GatewayContext, address: string): (() => void) | null {
    // Callers nobody knows are told apart by where they come from, or one of them could shut out the others.
    const caller = identity.userId ?? (identity.role === 'admin' ? 'admin' : `anonymous ${address}`);
    const open = this.#open.get(caller) ?? 0;
    if (open >= this.connectionsMax) return null;
    this.#open.set(caller, open + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave(caller);
    };
  }

  #leave(caller: string): void {
    const open = (this.#open.get(caller) ?? 1) - 1;
    if (open > 0) this.#open.set(caller, open);
    else this.#open.delete(caller);
  }
}
