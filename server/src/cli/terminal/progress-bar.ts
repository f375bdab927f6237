import { duration } from './format.js';
import type { Terminal } from './terminal.js';

const BAR_CHARS = 20;
/** An estimate from less than this would jump about. */
const ESTIMATE_AFTER_MS = 1_500;

/** How far a piece of work is, as one line that changes. */
export class ProgressBar {
  readonly #startedAt: number;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#startedAt = now();
  }

  /** `share` 0…1, `text` says of what. */
  draw(share: number, text: string): void {
    const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_CHARS);
    const bar = '█'.repeat(full) + '░'.repeat(BAR_CHARS - full);
    this.terminal.status([bar, text, this.#left(share)].filter(Boolean).join('  '));
  }

  clear(): void {
    this.terminal.status('');
  }

  #left(share: number): string {
    const elapsed = this.now() - this.#startedAt;
    if (elapsed < ESTIMATE_AFTER_MS || share <= 0 || share >= 1) return '';
    return `noch ${duration((elapsed / share) * (1 - share))}`;
  }
}
