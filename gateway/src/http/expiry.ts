/** `setTimeout` fires at once for anything longer (about 24.8 days). */
const TIMER_MAX_MS = 2_147_483_647;

/** Calls once when a credential ends; never for one that does not. */
export class Expiry {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly at: Date | null,
    private readonly onExpired: () => void,
  ) {
    this.#wait();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    if (!this.at) return;
    const leftMs = this.at.getTime() - Date.now();
    if (leftMs <= 0) this.onExpired();
    else this.#timer = setTimeout(() => this.#wait(), Math.min(leftMs, TIMER_MAX_MS)).unref();
  }
}
