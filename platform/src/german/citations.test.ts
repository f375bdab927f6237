import { describe, expect, it } from 'vitest';
import { parseCitations } from './citations.js';
import { findLaws, lawKey } from './law-names.js';

const short = (text: string) =>
  parseCitations(text).map(({ law, number, subsection, sentence, point }) =>
    [law ?? '-', number, subsection, sentence, point].filter((part) => part !== null).join(' '),
  );

describe('citations of provisions', () => {
  it.each([
    ['§ 41b Abs. 1 Satz 2 EnWG', ['enwg 41b 1 2']],
    ['§§ 3 und 4 MsbG', ['msbg 3', 'msbg 4']],
    ['§§ 5 bis 8, 19 und 22', ['- 5', '- 6', '- 7', '- 8', '- 19', '- 22']],
    ['Artikel 5', ['- 5']],
    ['Anlage 2', ['- 2']],
    ['Was sagt Paragraf 14 a?', ['- 14a']],
    ['§14a EnWG', ['enwg 14a']],
    ['§ 3 Nummer 20a des Energiewirtschaftsgesetzes', ['enwg 3 20a']],
    ['§ 4 Absatz 1a der Stromgrundversorgungsverordnung', ['stromgvv 4 1a']],
    ['Gilt nach EEG 2023 auch § 21?', ['eeg 21']],
    ['Anlage 3 zum GEG', ['geg 3']],
    ['§ 12 Abs. 2 QuSpeicherG', ['quspeicherg 12 2']],
    ['§ 7 der Herkunfts- und Regionalnachweis-Durchführungsverordnung', ['hkrndv 7']],
    ['§ 9 Abs. 2 und § 10 NAV', ['nav 9 2', 'nav 10']],
  ])('reads „%s“', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it.each(['Ich habe 14 Tage Zeit.', 'Die Anlage ist 5 Jahre alt.', 'Die Kündigung kam am 3. Mai.'])(
    'finds none in „%s“',
    (text) => {
      expect(parseCitations(text)).toEqual([]);
    },
  );

  it('tells annexes and articles from paragraphs', () => {
    expect(parseCitations('Anlage 1, Art. 2 und § 3').map(({ kind }) => kind)).toEqual([
      'annex',
      'article',
      'paragraph',
    ]);
  });

  it('does not guess the law where two are named', () => {
    expect(parseCitations('Gilt § 5 eher im EnWG oder im MsbG?')[0]?.law).toBeNull();
  });
});

describe('names of laws', () => {
  it('finds abbreviations and full names in any case and with genitive endings', () => {
    expect(findLaws('nach dem enwg und des Messstellenbetriebsgesetzes').map(({ law }) => law)).toEqual([
      'enwg',
      'msbg',
    ]);
  });

  it('compares abbreviations without the year', () => {
    expect(lawKey('EEG 2023')).toBe(lawKey('EEG'));
    expect(lawKey('StromNZV-2022')).toBe('stromnzv');
  });

  it('does not take ordinary words for laws', () => {
    expect(findLaws('Der Weg und der Tag sind GELB und das Geld ist da')).toEqual([]);
  });
});
