import { readFileSync } from 'node:fs';

/** A question about the model law. */
export interface ModelQuestion {
  question: string;
  /** „§ 7“ or „Anlage“: where the answer stands. */
  paragraph: string;
  /** Words of the law that answer it. */
  anchor: string;
}

/**
 * A law of our own invention in the form of a German law: Teile, Abschnitte, §§ with letters, Absätze, Nummern, a
 * repealed §, cross references and an Anlage. 31 §§, so that a search has something to get wrong.
 */
export const MODEL_LAW = {
  fileName: 'QuSpG.md',
  abbreviation: 'QuSpG',
  title:
    'Gesetz über Quartierspeicher und gemeinschaftlichen Strom in Musterland (Quartierspeichergesetz – QuSpG)',
  markdown: readFileSync(new URL('./model-law.md', import.meta.url), 'utf8'),
} as const;

/** 12 questions that the model law answers and 4 that it does not. */
export const MODEL_QUESTIONS = JSON.parse(
  readFileSync(new URL('./model-law.questions.json', import.meta.url), 'utf8'),
) as { law: string; answerable: ModelQuestion[]; unanswerable: { question: string }[] };
