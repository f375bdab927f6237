const NUMBER_WORDS =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig'.split(
    ' ',
  );
const VALUES = new Map<string, string>(NUMBER_WORDS.map((word, value) => [word, String(value)]));
for (const [word, value] of [
  ['dreissig', '30'],
  ['vierzig', '40'],
  ['fünfzig', '50'],
  ['sechzig', '60'],
  ['neunzig', '90'],
  ['hundert', '100'],
  ['tausend', '1000'],
] as const) {
  VALUES.set(word, value);
}
/** „ein“ is nearly always the article. */
VALUES.delete('ein');

/** „sechs“ → „6“; null for any other folded word. */
export function numberWord(folded: string): string | null {
  return VALUES.get(folded) ?? null;
}

/** „100.000“ and „100 000“ → „100000“, „1,50“ → „1,5“: one spelling per value. */
export function normaliseNumber(digits: string): string {
  const [whole = '', fraction = ''] = digits.replace(/[.\s](?=\d{3}(\D|$))/g, '').split(',');
  const trimmed = fraction.replace(/0+$/, '');
  return trimmed ? `${whole},${trimmed}` : whole;
}
