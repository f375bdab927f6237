import { describe, expect, it } from 'vitest';
import { lawAbbreviationOf, lawUnitOf, subsectionOf } from './law-form.js';

describe('the abbreviation of a law', () => {
  it.each([
    ['Gesetz über das Muster (Musternetzgesetz – MuNG)', 'MuNG'],
    ['Gesetz über das Muster (Musternetzgesetz - MuNG)', 'MuNG'],
    ['Musternetzgesetz – MuNG', 'MuNG'],
    ['Bundes-Mustergesetz (MG)', 'MG'],
    ['Musterverordnung (MU-ProbeV)', 'MU-ProbeV'],
    ['Gesetz für den Ausbau (Mustergesetz – MEG 2023)', 'MEG 2023'],
    ['AVBMusterwärmeV', 'AVBMusterwärmeV'],
  ])('of „%s“ is %s', (title, abbreviation) => {
    expect(lawAbbreviationOf(title)).toBe(abbreviation);
  });

  it.each(['Handbuch', 'Vertrag über Strom (Entwurf)', 'Hinweise - Stand Mai'])(
    'is missing in „%s“',
    (title) => {
      expect(lawAbbreviationOf(title)).toBeNull();
    },
  );
});

describe('the unit a heading opens', () => {
  it.each([
    ['§ 41b Lieferverträge', '§ 41b'],
    ['§14 Netze', '§ 14'],
    ['§§ 46a bis 47 Übergang', '§§ 46a bis 47'],
    ['(XXXX) §§ 22 bis 26 (weggefallen)', '§§ 22 bis 26'],
    ['Artikel 3 Inkrafttreten', 'Artikel 3'],
    ['Anlage 2a (zu § 6)Mengen', 'Anlage 2a'],
    ['Anlage (zu § 13g) Berechnung', 'Anlage'],
  ])('of „%s“ is %s', (heading, name) => {
    expect(lawUnitOf(heading)?.name).toBe(name);
  });

  it.each(['Teil 3 Netze', 'Anlagenverzeichnis', 'Artikel lesen', 'Der § 5'])(
    'does not exist in „%s“',
    (heading) => {
      expect(lawUnitOf(heading)).toBeNull();
    },
  );
});

it('an Absatz is opened by its number in brackets only', () => {
  expect(['(1) Text', '(12a) Text', '(neu) Text', '1) Text', '(1)Text'].map(subsectionOf)).toEqual([
    '1',
    '12a',
    null,
    null,
    null,
  ]);
});
