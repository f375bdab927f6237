/**
 * The text without `<!-- … -->`; an unclosed comment reaches to the end. Walks the text once: a pattern for this
 * can be driven into endless backtracking.
 */
export function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    parts.push(text.slice(from, start));
    const end = text.indexOf('-->', start + 4);
    from = end < 0 ? text.length : end + 3;
  }
  return parts.join('') + text.slice(from);
}
