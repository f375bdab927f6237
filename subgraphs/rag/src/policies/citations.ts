const CITATION = /\s*\[chunk\b([^\]]*)\]/giu;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps only citations of passages that were given and drops all others, invented or mangled, from the text.
 * `used` lists the cited ids in order of first mention.
 */
export function verifyCitations(text: string, given: ReadonlySet<string>): { text: string; used: string[] } {
  const used = new Set<string>();
  const verified = text.replace(CITATION, (citation, inner: string) => {
    const id = inner.trim().toLowerCase();
    if (!UUID.test(id) || !given.has(id)) return '';
    used.add(id);
    return `${/^\s/.test(citation) ? ' ' : ''}[chunk ${id}]`;
  });
  return { text: verified, used: [...used] };
}
