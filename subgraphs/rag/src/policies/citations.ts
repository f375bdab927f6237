/** A whole citation, with the blanks before it. */
const CITATION = /^(\s*)\[chunk\b([^\]\n]*)\]/iu;
/** What may still become one. */
const UNFINISHED = /^\s*\[(?:c(?:h(?:u(?:n(?:k(?:[^\]\n\w][^\]\n]*)?)?)?)?)?)?$/iu;
/** The beginning of one that nobody closed on its line, as far as it is no text. */
const UNCLOSED = /^\s*\[chunk\b[^\S\n]*<?[0-9a-f-]*>?/iu;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Passes on a text that comes in pieces, with only those citations that name a passage which was given; all others,
 * invented or mangled, are dropped. Holds back what may become a citation until it is complete, and blanks until
 * something follows them, so that what was passed on is the final text, trimmed.
 */
export class VerifiedText {
  readonly #given: ReadonlySet<string>;
  readonly #used = new Set<string>();
  #held = '';
  #begun = false;

  constructor(given: ReadonlySet<string>) {
    this.#given = given;
  }

  /** Cited ids in order of first mention. */
  get used(): string[] {
    return [...this.#used];
  }

  /** What the piece allows to be shown. */
  add(piece: string): string {
    this.#held += piece;
    let shown = '';
    for (;;) {
      const start = /\s*(?:\[|$)/u.exec(this.#held)?.index ?? 0;
      shown += this.#release(start);
      if (UNFINISHED.test(this.#held) || !this.#held.includes('[')) return shown;
      shown += this.#bracket();
    }
  }

  /** What was held back and turned out to be text. */
  end(): string {
    const rest = this.#held.replace(UNCLOSED, '').trimEnd();
    this.#held = '';
    return this.#begun ? rest : rest.trimStart();
  }

  /** The held text begins with a bracket, perhaps after blanks: takes it off, as what it is. */
  #bracket(): string {
    const citation = CITATION.exec(this.#held);
    if (citation) {
      this.#held = this.#held.slice(citation[0].length);
      return this.#verified(citation[1] ?? '', citation[2] ?? '');
    }
    const unclosed = UNCLOSED.exec(this.#held);
    if (unclosed) {
      this.#held = this.#held.slice(unclosed[0].length);
      return '';
    }
    return this.#release(this.#held.indexOf('[') + 1);
  }

  #verified(blanks: string, inner: string): string {
    const id = inner.trim().toLowerCase();
    if (!UUID.test(id) || !this.#given.has(id)) return '';
    this.#used.add(id);
    const gap = blanks !== '' && this.#begun ? ' ' : '';
    this.#begun = true;
    return `${gap}[chunk ${id}]`;
  }

  #release(length: number): string {
    const text = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    const shown = this.#begun ? text : text.trimStart();
    if (shown !== '') this.#begun = true;
    return shown;
  }
}
