const BROKEN_WORD = /\p{L}[-\u00ad\u2010]$/u;
// „Strom- und Gasnetz“ keeps its hyphen although the next line starts in lower case.
const SUSPENDED = /^(und|oder|bzw|sowie|als|bis|noch|wie)(?!\p{L})/u;

/** Joins lines that were broken for print; a word divided at the end of a line becomes whole again. */
export function joinLines(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const line of lines) {
    const before = parts.at(-1);
    if (before === undefined) parts.push(line);
    else if (!BROKEN_WORD.test(before)) parts.push(' ', line);
    else if (/^\p{Ll}/u.test(line) && !SUSPENDED.test(line)) parts.splice(-1, 1, before.slice(0, -1), line);
    else parts.push(SUSPENDED.test(line) ? ' ' : '', line);
  }
  return parts.join('');
}
