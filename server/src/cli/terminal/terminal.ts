import { styleText } from 'node:util';

/** A stream to the person; `hasColors` knows NO_COLOR, FORCE_COLOR and the kind of terminal. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
  hasColors?(): boolean;
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

const PLAIN_COLUMNS = 100;

/** Where a command speaks: results on `out`, everything else on `err`, so that results can be piped. */
export class Terminal {
  #status = '';

  constructor(
    private readonly outScreen: Screen,
    private readonly errScreen: Screen,
  ) {}

  /** Whether a person watches, so that a line may be drawn over. */
  get isLive(): boolean {
    return this.errScreen.isTTY === true;
  }

  get columns(): number {
    // Some terminals say 0.
    return this.errScreen.columns || PLAIN_COLUMNS;
  }

  /** Text of a result as it is, without a line end of its own. */
  write(text: string): void {
    this.outScreen.write(text);
  }

  out(line = ''): void {
    this.#wipe();
    this.outScreen.write(`${line}\n`);
    this.#draw();
  }

  err(line = ''): void {
    this.#wipe();
    this.errScreen.write(`${line}\n`);
    this.#draw();
  }

  /** Draws the one line that changes; '' takes it away. Without a person watching nothing happens. */
  status(line: string): void {
    if (!this.isLive || line === this.#status) return;
    this.#wipe();
    this.#status = line;
    this.#draw();
  }

  style(style: Style, text: string): string {
    const coloured = this.outScreen.isTTY === true && this.outScreen.hasColors?.() !== false;
    return coloured ? styleText(style, text) : text;
  }

  #wipe(): void {
    if (this.#status) this.errScreen.write('\r\u001b[2K');
  }

  #draw(): void {
    if (this.#status) this.errScreen.write(this.#status.slice(0, Math.max(1, this.columns - 1)));
  }
}
