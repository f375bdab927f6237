import { describe, expect, it } from 'vitest';
import { contentWords } from './analyse.js';
import { conceptsOf } from './concepts.js';
import { definedTerms, defines } from './definitions.js';
import { parseLexicon } from './lexicon.js';
import { correctSpelling, matchConcept, proveConcept, vocabularyOf } from './matching.js';
import { isPinned } from './pinned.js';
import { holdsFact, questionType } from './question-type.js';
import { subjectOf } from './subject.js';

const concept = (word: string) => {
  const [first] = conceptsOf(word);
  if (!first) throw new Error(`${word} has no content`);
  return first;
};
const textOf = (text: string) => vocabularyOf(contentWords(text));

describe('concepts of a question', () => {
  it('adds the terms of the trade to everyday words', () => {
    const stems = conceptsOf('Wer liest meinen Stromzähler ab?').flatMap(({ expansions }) =>
      expansions.map((e) => e.stem),
    );
    expect(stems).toContain(concept('Messeinrichtung').word.stem);
  });

  it('needs all words of an expression', () => {
    const lexicon = parseLexicon('Strom abstellen: Unterbrechung\n');
    const [entry] = lexicon.entries.get(concept('Strom').word.stem) ?? [];
    expect(entry?.say).toHaveLength(2);
  });

  it('takes a phrase for more than its words, unless a hyphen makes them another term', () => {
    expect(conceptsOf('Was kostet ein Smart Meter?').map(({ literal }) => literal)).toEqual([1, 0.4, 0.4]);
    expect(conceptsOf('Was ist ein Smart-Meter-Gateway?')[0]?.literal).toBe(1);
  });

  it('stresses nouns, and every word where somebody writes without capitals', () => {
    expect(conceptsOf('Wann flattert die Rechnung?').map(({ emphasis }) => emphasis)).toEqual([0.5, 1]);
    expect(conceptsOf('rechnung bezahlen').map(({ emphasis }) => emphasis)).toEqual([1, 1]);
  });

  it('leaves out the provisions that are named', () => {
    expect(subjectOf('Was steht in § 5 Abs. 2 EnWG?')).toEqual([]);
    expect(subjectOf('Was bestimmt § 41a Absatz 5 des Energiewirtschaftsgesetzes?')).toEqual([]);
  });
});

describe('matching concepts with texts', () => {
  it('counts the word itself most, then compounds, then what it may mean', () => {
    const own = matchConcept(concept('Kündigung'), textOf('Die Kündigung ist möglich.'));
    const part = matchConcept(concept('Kündigung'), textOf('Die Kündigungsfrist beginnt.'));
    const meant = matchConcept(concept('Stromzähler'), textOf('Die Messeinrichtung wird geprüft.'));
    expect(own).toBe(1);
    expect(part).toBeGreaterThan(0.5);
    expect(meant).toBeGreaterThan(0.5);
    expect(matchConcept(concept('Kündigung'), textOf('Der Speicher lädt.'))).toBe(0);
  });

  it('does not take half a compound for proof of the whole', () => {
    expect(proveConcept(concept('Gebäudeversicherung'), textOf('Das Gebäude ist alt.'))).toBeLessThan(0.3);
  });

  it('understands a misspelt word by the words of the texts', () => {
    const text = contentWords('Das Netzentgelt ist zu zahlen.');
    const [corrected] = correctSpelling([concept('Netzentgeld')], [text]);
    expect(corrected && matchConcept(corrected, vocabularyOf(text))).toBeGreaterThan(0.7);
  });
});

describe('kinds of questions', () => {
  it.each([
    ['Innerhalb welcher Frist ist zu kündigen?', 'deadline'],
    ['Wie hoch ist die Vertragsstrafe?', 'amount'],
    ['Wer trägt die Kosten?', 'who'],
    ['Was ist ein Quartierspeicher?', 'definition'],
    ['Darf der Vermieter das ablehnen?', 'permission'],
    ['Warum ist das so?', 'other'],
  ] as const)('„%s“ asks for: %s', (question, type) => {
    expect(questionType(question)).toBe(type);
  });

  it.each([
    ['deadline', 'Er meldet dies binnen zwei Wochen.', 'Er meldet dies der Stelle.'],
    ['deadline', 'Sie endet am 31. Dezember.', 'Sie endet ohne Folgen.'],
    ['amount', 'Das sind 12 Cent je Kilowattstunde.', 'Das ist angemessen.'],
    ['permission', 'Er ist verpflichtet zu zahlen.', 'Zweck ist der Schutz.'],
  ] as const)('a %s stands in „%s“ but not in „%s“', (type, yes, no) => {
    expect(holdsFact(type, yes)).toBe(true);
    expect(holdsFact(type, no)).toBe(false);
  });

  it('knows places and the present, which a passage must speak of', () => {
    expect(
      conceptsOf('Wie hoch ist der aktuelle Preis in Hamburg?').map(({ word }) => isPinned(word.stem)),
    ).toEqual([true, false, true]);
  });

  it('does not take a longer term for the one that was asked for', () => {
    expect(defines('2. Speicher eine Einrichtung', [concept('Speicher')])).toBe(true);
    expect(defines('2. Heimspeicher eine Einrichtung', [concept('Speicher')])).toBe(false);
  });

  it('finds the terms a list of definitions defines', () => {
    expect(
      definedTerms(
        'Im Sinne dieses Gesetzes ist\n1. Quartier ein Gebiet,\n2a. Heimspeicher eine Einrichtung',
      ),
    ).toEqual(expect.arrayContaining(['Quartier', 'Heimspeicher']));
  });
});
