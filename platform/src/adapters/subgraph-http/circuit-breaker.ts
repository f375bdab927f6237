import type { Clock } from '../../ports/clock.js';

export interface BreakerOptions {
  clock: Clock;
  /** Faults in a row until it opens. */
  faultsMax?: number;
  /** How long it stays open before one call may try. */
  openMs?: number;
  onChange?: (state: 'open' | 'closed') => void;
}

/**
 * Keeps calls away from an address that is down: closed (calls pass), open (none does), half-open (one tries, and its
 * fate decides). It counts faults of the transport only; an error that a resolver answers with is an answer.
 */
export class CircuitBreaker {
  private readonly clock: Clock;
  private readonly faultsMax: number;
  private readonly openMs: number;
  private readonly onChange: (state: 'open' | 'closed') => void;
  private faults = 0;
  /** Null while closed. */
  private opensUntilMs: number | null = null;
  private isTrying = false;

  constructor(options: BreakerOptions) {
    this.clock = options.clock;
    this.faultsMax = options.faultsMax ?? 5;
    this.openMs = options.openMs ?? 5_000;
    this.onChange = options.onChange ?? (() => undefined);
  }

  /** Whether a call may go now. One that did must be followed by `succeeded`, `failed` or `abandoned`. */
  admit(): boolean {
    if (this.opensUntilMs === null) return true;
    if (this.isTrying || this.waitMs > 0) return false;
    this.isTrying = true;
    return true;
  }

  /** Milliseconds until a call may try; 0 = now. */
  get waitMs(): number {
    return this.opensUntilMs === null ? 0 : Math.max(0, this.opensUntilMs - this.clock.now().getTime());
  }

  succeeded(): void {
    this.faults = 0;
    this.isTrying = false;
    if (this.opensUntilMs === null) return;
    this.opensUntilMs = null;
    this.onChange('closed');
  }

  failed(): void {
    this.faults += 1;
    const hasTried = this.isTrying;
    this.isTrying = false;
    if (this.opensUntilMs === null ? this.faults < this.faultsMax : !hasTried) return;
    const wasClosed = this.opensUntilMs === null;
    this.opensUntilMs = this.clock.now().getTime() + this.openMs;
    if (wasClosed) this.onChange('open');
  }

  /** The call ended without telling anything about the address, e.g. because the client hung up. */
  abandoned(): void {
    this.isTrying = false;
  }
}
