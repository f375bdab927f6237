const CONTEXT_MAX_CHARS = 320;

/** The end of a neighbouring passage, cut at a blank. */
export function lastPart(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= CONTEXT_MAX_CHARS) return trimmed;
  return `… ${trimmed.slice(-CONTEXT_MAX_CHARS).replace(/^\S*\s/, '')}`;
}

/** The beginning of a neighbouring passage, cut at a blank. */
export function firstPart(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= CONTEXT_MAX_CHARS) return trimmed;
  return `${trimmed.slice(0, CONTEXT_MAX_CHARS).replace(/\s\S*$/, '')} …`;
}
