import { foldWord, normaliseText } from './normalise.js';

/** Official abbreviation, then the names people and statutes use for it. */
const LAWS: readonly (readonly [string, ...string[]])[] = [
  ['EnWG', 'Energiewirtschaftsgesetz'],
  ['MsbG', 'Messstellenbetriebsgesetz', 'Smart-Meter-Gesetz'],
  ['EEG', 'Erneuerbare-Energien-Gesetz'],
  ['KWKG', 'Kraft-Wärme-Kopplungsgesetz', 'Kraft-Wärme-Kopplungs-Gesetz'],
  ['GEG', 'Gebäudeenergiegesetz', 'Heizungsgesetz'],
  ['WPG', 'Wärmeplanungsgesetz'],
  ['GEIG', 'Gebäude-Elektromobilitätsinfrastruktur-Gesetz'],
  ['EnEfG', 'Energieeffizienzgesetz'],
  ['EnFG', 'Energiefinanzierungsgesetz'],
  ['EnSiG', 'Energiesicherungsgesetz'],
  ['EDL-G', 'Energiedienstleistungsgesetz'],
  ['BEHG', 'Brennstoffemissionshandelsgesetz'],
  ['TEHG', 'Treibhausgas-Emissionshandelsgesetz'],
  ['KSG', 'Bundes-Klimaschutzgesetz', 'Klimaschutzgesetz'],
  ['KVBG', 'Kohleverstromungsbeendigungsgesetz', 'Kohleausstiegsgesetz'],
  ['WindSeeG', 'Windenergie-auf-See-Gesetz'],
  ['WindBG', 'Windenergieflächenbedarfsgesetz'],
  ['WasserstoffBG', 'Wasserstoffbeschleunigungsgesetz'],
  ['NABEG', 'Netzausbaubeschleunigungsgesetz'],
  ['EnLAG', 'Energieleitungsausbaugesetz'],
  ['BBPlG', 'Bundesbedarfsplangesetz'],
  ['StromStG', 'Stromsteuergesetz'],
  ['StromStV', 'Stromsteuer-Durchführungsverordnung', 'Stromsteuerverordnung'],
  ['EnergieStG', 'Energiesteuergesetz'],
  ['StromPBG', 'Strompreisbremsegesetz', 'Strompreisbremse-Gesetz'],
  ['EWPBG', 'Erdgas-Wärme-Preisbremsengesetz'],
  ['BSIG', 'BSI-Gesetz'],
  ['BSI-KritisV', 'BSI-Kritisverordnung', 'Kritisverordnung'],
  ['StromGVV', 'Stromgrundversorgungsverordnung'],
  ['GasGVV', 'Gasgrundversorgungsverordnung'],
  ['NAV', 'Niederspannungsanschlussverordnung'],
  ['NDAV', 'Niederdruckanschlussverordnung'],
  ['NELEV', 'Elektrotechnische-Eigenschaften-Nachweis-Verordnung'],
  ['KraftNAV', 'Kraftwerks-Netzanschlussverordnung'],
  ['StromNEV', 'Stromnetzentgeltverordnung'],
  ['GasNEV', 'Gasnetzentgeltverordnung'],
  ['StromNZV', 'Stromnetzzugangsverordnung'],
  ['GasNZV', 'Gasnetzzugangsverordnung'],
  ['ARegV', 'Anreizregulierungsverordnung'],
  ['KAV', 'Konzessionsabgabenverordnung'],
  ['SysStabV', 'Systemstabilitätsverordnung'],
  ['MaStRV', 'Marktstammdatenregisterverordnung'],
  ['LSV', 'Ladesäulenverordnung'],
  ['BiomasseV', 'Biomasseverordnung'],
  ['BioSt-NachV', 'Biomassestrom-Nachhaltigkeitsverordnung'],
  ['HkRNDV', 'Herkunfts- und Regionalnachweis-Durchführungsverordnung'],
  ['HeizkostenV', 'Heizkostenverordnung', 'Verordnung über Heizkostenabrechnung'],
  ['AVBFernwärmeV', 'Fernwärmeverordnung'],
  ['FFVAV', 'Fernwärme- oder Fernkälte-Verbrauchserfassungs- und -Abrechnungsverordnung'],
  ['AbLaV', 'Verordnung über abschaltbare Lasten'],
  ['BGB', 'Bürgerliches Gesetzbuch', 'Bürgerlichen Gesetzbuches', 'Bürgerlichen Gesetzbuchs'],
  ['BImSchG', 'Bundes-Immissionsschutzgesetz'],
  ['MessEG', 'Mess- und Eichgesetz'],
  ['GWB', 'Gesetz gegen Wettbewerbsbeschränkungen'],
  ['AtG', 'Atomgesetz'],
];

/** „EEG 2023“, „StromNZV-2022“ → „eeg“, „stromnzv“: the form in which abbreviations are compared. */
export function lawKey(abbreviation: string): string {
  return foldWord(normaliseText(abbreviation))
    .replace(/[\s-]*(19|20)\d\d$/, '')
    .replace(/[^\p{L}\d]/gu, '');
}

/** Names are compared without case, blanks, hyphens and the ending of the genitive. */
function nameKey(name: string): string {
  return foldWord(normaliseText(name))
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/(gesetz)e?s$/, '$1');
}

const BY_NAME = new Map<string, string>();
const TITLES = new Map<string, string[]>();
for (const [abbreviation, ...titles] of LAWS) {
  const key = lawKey(abbreviation);
  TITLES.set(key, titles);
  for (const name of [abbreviation, ...titles]) BY_NAME.set(nameKey(name), key);
}

export interface LawMention {
  /** `lawKey` of the law. */
  law: string;
  start: number;
  end: number;
}

const LONGEST_NAME = 8;
const WORD = /[\p{L}\d]+/gu;
/** „MusterStromG“: an abbreviation nobody listed, recognised by its capitals. */
const UNLISTED = /^(?=.{3,20}$)\p{Lu}[\p{Ll}\p{Lu}]*[\p{Ll}\p{Lu}]*(G|V|O|GB)$/u;

/** Further names of a law by its key; empty for one that isn't listed. */
export function lawTitles(key: string): readonly string[] {
  return TITLES.get(key) ?? [];
}

function longestName(words: RegExpExecArray[], from: number): { law: string; words: number } | null {
  for (let count = Math.min(LONGEST_NAME, words.length - from); count > 0; count--) {
    const joined = words
      .slice(from, from + count)
      .map(([word]) => word)
      .join('');
    const law = BY_NAME.get(nameKey(joined));
    if (law) return { law, words: count };
  }
  return null;
}

function unlisted(word: string): string | null {
  const capitals = word.replace(/[^\p{Lu}]/gu, '').length;
  return UNLISTED.test(word) && capitals >= 2 && word !== word.toUpperCase() ? lawKey(word) : null;
}

/** All laws named in a text, by abbreviation or full name, in any case and with genitive endings. */
export function findLaws(text: string): LawMention[] {
  const words = [...normaliseText(text).matchAll(WORD)];
  const mentions: LawMention[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    const named = longestName(words, at);
    const law = named?.law ?? unlisted(first?.[0] ?? '');
    const last = words[at + (named?.words ?? 1) - 1];
    if (!first || !last || !law) continue;
    mentions.push({ law, start: first.index, end: last.index + last[0].length });
    at += (named?.words ?? 1) - 1;
  }
  return mentions;
}
