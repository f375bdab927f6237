import { CommandError } from '../command-error.js';
import { counted, duration, megabytes, number } from '../terminal/format.js';
import { ProgressBar } from '../terminal/progress-bar.js';
import type { Terminal } from '../terminal/terminal.js';
import type { FoundFile, FoundFiles } from './find-files.js';
import type { FileOutcome, IngestNews } from './ingest-files.js';

/** Waits shorter than this are not worth a word. */
const WORTH_TELLING_MS = 2_000;

/** Follows an ingest on the terminal: a bar where a person watches, else a line per file; a summary in the end. */
export class IngestReport implements IngestNews {
  readonly #startedAt = performance.now();
  readonly #refusals: { label: string; reason: string }[] = [];
  readonly #sent = new Map<FoundFile, number>();
  #bar: ProgressBar;
  #hashed = 0;
  /** Files and bytes to send, null before that is known. */
  #toSend: { files: number; bytes: number } | null = null;
  #sentBytes = 0;
  #ended = 0;
  #new = 0;
  #chunks = 0;
  known = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly found: FoundFiles,
  ) {
    this.#bar = new ProgressBar(terminal);
  }

  get refused(): number {
    return this.#refusals.length;
  }

  hashed(): void {
    this.#hashed += 1;
    const all = this.found.files.length;
    this.#bar.draw(this.#hashed / all, `${number(this.#hashed)}/${number(all)} Dateien verglichen`);
  }

  startSending(files: FoundFile[]): void {
    this.#toSend = { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
    this.#bar.clear();
    this.#bar = new ProgressBar(this.terminal);
    if (!this.terminal.isLive && files.length > 0)
      this.terminal.err(`${counted(files.length, 'Datei wird', 'Dateien werden')} geschickt.`);
  }

  sent(file: FoundFile, bytes: number): void {
    const now = Math.min(bytes, file.bytes);
    this.#sentBytes += now - (this.#sent.get(file) ?? 0);
    this.#sent.set(file, now);
    this.#draw();
  }

  ended(file: FoundFile, outcome: FileOutcome): void {
    if (outcome.kind === 'new') {
      this.#new += 1;
      this.#chunks += outcome.chunks;
    } else if (outcome.kind === 'known') this.known += 1;
    else this.#refusals.push({ label: file.label, reason: outcome.reason });
    if (!this.#toSend) return;
    this.#ended += 1;
    this.sent(file, file.bytes);
    this.#sent.delete(file);
    if (outcome.kind === 'refused') this.terminal.err(`✗ ${file.label}: ${outcome.reason}`);
    else if (!this.terminal.isLive)
      this.terminal.err(`[${this.#ended}/${this.#toSend.files}] ${line(file, outcome)}`);
  }

  waiting(waitMs: number): void {
    if (waitMs < WORTH_TELLING_MS) return;
    const text = `Luna ist gerade beschäftigt oder nicht zu erreichen; neuer Versuch in ${duration(waitMs)}.`;
    if (this.terminal.isLive) this.terminal.status(text);
    else this.terminal.err(text);
  }

  clear(): void {
    this.#bar.clear();
  }

  /** `stopped`: why it ended early, null if it did not. */
  print(stopped: unknown): void {
    this.clear();
    const { terminal, found } = this;
    const open = found.files.length - this.#new - this.known - this.refused;
    const rows: [string, number, string][] = [
      ['neu', this.#new, counted(this.#chunks, 'Abschnitt', 'Abschnitte')],
      ['schon da', this.known, ''],
      ['abgewiesen', this.refused, ''],
      ['offen', open, 'beim nächsten Aufruf geht es hier weiter'],
      ['übersprungen', found.skipped, 'andere Endung'],
    ];
    for (const [what, count, more] of rows) {
      if (count === 0 && ['offen', 'übersprungen'].includes(what)) continue;
      terminal.out(`${what.padEnd(13)}${number(count).padStart(7)}${more && count > 0 ? `   ${more}` : ''}`);
    }
    for (const { label, reason } of this.#refusals)
      terminal.out(`  ${terminal.style('red', '✗')} ${label}: ${reason}`);
    terminal.out(`Dauer ${duration(performance.now() - this.#startedAt)}`);
    if (stopped !== null) terminal.err(reasonOf(stopped));
  }

  #draw(): void {
    const { files, bytes } = this.#toSend ?? { files: 0, bytes: 0 };
    // Half for the way and half for the reading, which takes as long and shows no bytes.
    const share = (this.#sentBytes / Math.max(1, bytes) + this.#ended / Math.max(1, files)) / 2;
    const way = `${megabytes(this.#sentBytes)} von ${megabytes(bytes)}`;
    this.#bar.draw(share, `${number(this.#ended)}/${number(files)} Dateien, ${way}`);
  }
}

function line({ label }: FoundFile, outcome: FileOutcome): string {
  if (outcome.kind === 'new') return `neu: ${label} (${counted(outcome.chunks, 'Abschnitt', 'Abschnitte')})`;
  return `schon da: ${label}`;
}

function reasonOf(stopped: unknown): string {
  if (stopped instanceof CommandError) return `Abgebrochen: ${stopped.message}`;
  if ((stopped as Error)?.name === 'AbortError') return 'Abgebrochen mit Strg-C. Was angenommen ist, bleibt.';
  throw stopped;
}
