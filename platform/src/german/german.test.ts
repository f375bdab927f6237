import { describe, expect, it } from 'vitest';
import { analyse, contentWords } from './analyse.js';
import { compoundParts } from './compounds.js';
import { characterGrams } from './ngrams.js';
import { foldWord, normaliseText, unifyWhitespace } from './normalise.js';
import { normaliseNumber } from './numbers.js';
import { stem } from './stem.js';
import { tokenise, tokenText } from './tokens.js';

const stems = (text: string) => contentWords(text).map((word) => word.stem);
const sameStem = (...words: string[]) => expect(new Set(words.map((w) => stem(foldWord(w)))).size).toBe(1);

describe('normalising', () => {
  it('makes composed and decomposed umlauts, soft hyphens and ligatures one text', () => {
    expect(normaliseText('Za\u0308h\u00adler\u2011Pru\u0308\ufb01t')).toBe('Zähler-Prüfit');
  });

  it('folds ß and written-out umlauts, but not the vowels of „Steuer“ and „neu“', () => {
    expect(foldWord('Straße')).toBe(foldWord('STRASSE'));
    expect(foldWord('Zaehler')).toBe('zähler');
    expect(foldWord('Steuer')).toBe('steuer');
    expect(foldWord('neuen')).toBe('neuen');
  });

  it('compares quotations without regard to line breaks', () => {
    expect(unifyWhitespace(' a \n\n b\u00a0c ')).toBe('a b c');
  });
});

describe('tokens', () => {
  it('joins thousands, keeps decimals and letters of paragraphs, separates hyphens', () => {
    const texts = tokenise('ab 100.000 kWh, 1,50 Euro nach § 14a im Smart-Meter-Betrieb').map(tokenText);
    expect(texts).toEqual([
      'ab',
      '100000',
      'kwh',
      '1,5',
      'euro',
      'nach',
      '14a',
      'im',
      'smart',
      'meter',
      'betrieb',
    ]);
  });

  it('reads units that are signs as words', () => {
    expect(tokenise('5 % und 3 €').map(tokenText)).toEqual(expect.arrayContaining(['prozent', 'euro']));
  });

  it('knows where each word stood', () => {
    const [token] = tokenise('   Netz');
    expect([token?.start, token?.end]).toEqual([3, 7]);
  });

  it('gives one value one spelling', () => {
    expect(normaliseNumber('2 000')).toBe('2000');
    expect(normaliseNumber('0,50')).toBe('0,5');
  });
});

describe('stems', () => {
  it('unites inflected forms, participles and zu-infinitives of a word', () => {
    sameStem('Kündigung', 'Kündigungen', 'kündigen', 'gekündigt');
    sameStem('anmelden', 'angemeldet', 'anzumelden', 'Anmeldung');
    sameStem('Vertrag', 'Verträge', 'Vertrages', 'Verträgen');
    sameStem('verpflichtet', 'Verpflichtung', 'verpflichten');
    sameStem('kostet', 'Kosten');
    sameStem('bezahlt', 'bezahlen');
    sameStem('berichten', 'Bericht');
    sameStem('Entgelt', 'Entgelte');
    sameStem('liefert', 'liefern');
    sameStem('Anschluß', 'Anschluss');
  });

  it('keeps the meter apart from paying', () => {
    expect(stem('zähler')).not.toBe(stem('zahlen'));
  });

  it('does not take nouns in Ge…t for participles', () => {
    expect(stem('gericht')).not.toBe(stem('richten'));
  });
});

describe('compounds', () => {
  it.each([
    ['netzanschlussvertrag', ['netz', 'anschluss', 'vertrag']],
    ['energielieferverträge', ['energie', 'liefer']],
    ['wärmepumpe', ['warme', 'pumpe']],
    ['ablesetermin', ['ablese', 'termin']],
    ['haushaltskunden', ['haushalts', 'kunden']],
  ])('splits %s', (word, parts) => {
    expect(compoundParts(word)).toEqual(expect.arrayContaining(parts));
  });

  it.each(['verpflichtung', 'unverzüglich', 'verantwortlich', 'elektrizität', 'netz'])(
    'leaves %s whole',
    (word) => {
      expect(compoundParts(word)).toEqual([]);
    },
  );
});

describe('analysis', () => {
  it('marks stop words and drops them from the content', () => {
    expect(stems('Wie lange muss ich auf den Anschluss warten?')).toEqual(['anschluss', 'wart']);
    expect(analyse('der Netzbetreiber').map(({ word }) => word.stopWord)).toEqual([true, false]);
  });

  it('reads number words as their figures', () => {
    expect(stems('sechs Wochen')).toEqual(stems('6 Wochen'));
  });

  it('shares most 4-grams between a word and its misspelling, and none for short words', () => {
    const right = new Set(characterGrams('netzentgelt'));
    expect(characterGrams('netzentgeld').filter((gram) => right.has(gram)).length).toBeGreaterThan(6);
    expect(characterGrams('strom')).toEqual([]);
  });
});
