import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type AnalysedWord, contentWords } from './analyse.js';

/** One everyday expression and what it means in the language of the trade. */
export interface Entry {
  /** Stems that must all occur in the question. */
  say: string[];
  mean: AnalysedWord[][];
}

export interface Lexicon {
  /** By each stem of what is said. */
  entries: Map<string, Entry[]>;
  /** Stems of single terms that entries mean: whoever uses them speaks the language of the trade already. */
  terms: Set<string>;
}

const SOURCE = new URL('../../lexicon/concepts.yml', import.meta.url);

/** Keys are everyday expressions split by `|`, values the terms of the trade split by commas. */
export function parseLexicon(yaml: string): Lexicon {
  const entries = new Map<string, Entry[]>();
  const terms = new Set<string>();
  for (const [said, meant] of Object.entries(parse(yaml) as Record<string, string>)) {
    const mean = meant
      .split(',')
      .map((term) => contentWords(term))
      .filter((words) => words.length > 0);
    for (const [only, ...more] of mean) if (only && more.length === 0) terms.add(only.stem);
    for (const phrase of said.split('|')) {
      const say = [...new Set(contentWords(phrase).map((word) => word.stem))];
      for (const stem of say) entries.set(stem, [...(entries.get(stem) ?? []), { say, mean }]);
    }
  }
  return { entries, terms };
}

let lexicon: Lexicon | undefined;

/** The lexicon that ships with Luna, read at first use. */
export function conceptLexicon(): Lexicon {
  lexicon ??= parseLexicon(readFileSync(SOURCE, 'utf8'));
  return lexicon;
}
