import { type AnalysedWord, analyse, contentWords } from '@luna/platform/german/analyse';
import { type Vocabulary, vocabularyOf } from '@luna/platform/german/matching';
import type { Passage } from './passage.js';

/** Words per window in which terms count as standing together: about one sentence of a statute. */
const WINDOW = 40;
const STEP = 20;

/** A passage as the ranking reads it. */
export interface Reading {
  words: AnalysedWord[];
  text: Vocabulary;
  heading: Vocabulary;
  title: Vocabulary;
}

export function readPassage(passage: Passage): Reading {
  const words = analyse(passage.text).map(({ word }) => word);
  return {
    words,
    text: vocabularyOf(words),
    heading: vocabularyOf(contentWords(passage.headingPath.at(-1) ?? '')),
    title: vocabularyOf(contentWords([passage.title ?? '', ...passage.headingPath.slice(0, -1)].join(' '))),
  };
}

/** The text in overlapping windows of words. */
export function windowsOf({ words }: Reading): Vocabulary[] {
  const windows: Vocabulary[] = [];
  for (let at = 0; at === 0 || at + STEP < words.length; at += STEP) {
    windows.push(vocabularyOf(words.slice(at, at + WINDOW)));
  }
  return windows;
}
