import { VerifiedText } from './citations.js';
import { REFUSAL_START } from './refusal.js';

/**
 * The text of a generator while it comes, as far as it may be shown. An answer that cites nothing is no answer, and
 * one that begins like a refusal is none either: of that nothing is shown at all.
 */
export class Wording {
  readonly #verified: VerifiedText;
  /** Shown so far, or still to be told from the beginning of a refusal. */
  text = '';
  #shown = 0;

  constructor(given: ReadonlySet<string>) {
    this.#verified = new VerifiedText(given);
  }

  get refuses(): boolean {
    return this.text.startsWith(REFUSAL_START);
  }

  get isAnswer(): boolean {
    return !this.refuses && this.used.length > 0;
  }

  get isShown(): boolean {
    return this.#shown > 0;
  }

  /** Cited ids in order of first mention. */
  get used(): string[] {
    return this.#verified.used;
  }

  /** What the piece allows to be shown. */
  add(piece: string): string {
    this.text += this.#verified.add(piece);
    return REFUSAL_START.startsWith(this.text) ? '' : this.#show();
  }

  /** What is left to be shown when nothing more comes. */
  end(): string {
    this.text += this.#verified.end();
    return this.#show();
  }

  #show(): string {
    if (this.refuses) return '';
    const shown = this.text.slice(this.#shown);
    this.#shown = this.text.length;
    return shown;
  }
}
