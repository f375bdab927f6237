/** A chunk marker, whole or as far as it has arrived. */
const MARKER = /\[chunk ([0-9a-f-]{36})\]/g;
const LONGEST_MARKER = '[chunk ]'.length + 36;

/**
 * Turns `[chunk <id>]` of an answer that arrives piece by piece into `[1]`, `[2]`, …, in the order of first mention,
 * and remembers what stands behind the numbers. A marker that is cut between two pieces is waited for.
 */
export class SourceNumbers {
  readonly #numbers = new Map<string, number>();
  #held = '';

  /** Ids of the passages mentioned so far, by their number. */
  get mentioned(): string[] {
    return [...this.#numbers.keys()];
  }

  /** What can be shown of the text so far. */
  add(piece: string): string {
    const text = this.#held + piece;
    const open = text.lastIndexOf('[');
    const unfinished = open >= 0 && !text.includes(']', open) && text.length - open < LONGEST_MARKER;
    this.#held = unfinished ? text.slice(open) : '';
    return this.#number(unfinished ? text.slice(0, open) : text);
  }

  /** What was still held back. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  #number(text: string): string {
    return text.replace(MARKER, (_marker, id: string) => {
      const number = this.#numbers.get(id) ?? this.#numbers.size + 1;
      this.#numbers.set(id, number);
      return `[${number}]`;
    });
  }
}
