/** From this length a word is long enough for its 4-grams to say something. */
const MIN_WORD = 7;
const SIZE = 4;

/** The 4-grams of a folded word of at least 7 letters, with a mark at its start: they survive typing errors. */
export function characterGrams(word: string): string[] {
  if (word.length < MIN_WORD) return [];
  const marked = `^${word}`;
  const grams = new Set<string>();
  for (let at = 0; at + SIZE <= marked.length; at++) grams.add(marked.slice(at, at + SIZE));
  return [...grams];
}
