import { stemmer } from '@orama/stemmers/german';

/** Snowball would give „Zähler“ the stem of „zahlen“ and „Leiter“ that of „leiten“: these keep their own. */
const EXCEPTIONS = new Map([
  ['zähler', 'zähler'],
  ['zählern', 'zähler'],
  ['zählers', 'zähler'],
  ['zahler', 'zähler'],
  ['zahlern', 'zähler'],
  ['netze', 'netz'],
  ['netzes', 'netz'],
  ['netzen', 'netz'],
]);

const NO_PARTICIPLES = new Set(
  'gebiet gerät gericht gesellschaft geschäft gewicht gehalt gesamt gesicht gespräch gewinn gewalt'.split(
    ' ',
  ),
);
const PREFIXES =
  'ab|an|auf|aus|bei|durch|ein|fest|frei|fort|her|hin|los|mit|nach|statt|um|unter|vor|weg|weiter|zu|zurück|zusammen|über';
const PARTICIPLE = new RegExp(`^(${PREFIXES})?ge(.{3,}?)(e)?t(e[mnrs]?)?$`);
const ZU_INFINITIVE = new RegExp(`^(${PREFIXES})zu(.{3,}n)$`);

/** „kostet“, „verpflichteten“, „liefert“: verb forms in -t that Snowball leaves alone; „Messwert“ isn't one. */
const VERB_IN_T = /^(.{2,}?)(?:([td])et(?:e[mnrs]?)?|((?<![wz])er|el|ig)t(?:e[mnrs]?)?)$/;

/** „bezahlt“, „verlangt“, „entfernt“: participles without ge-; „Bericht“ and „Entgelt“ aren't. */
const PREFIXED_IN_T = /^((?:be|ver|er|ent|zer).{1,}(?:hl|ll|[bfgkmp]|[^c]h|[ei]rn?|rn))t(?:e[mnrs]?)?$/;

/** „angemeldet“ → „anmelden“, „anzumelden“ → „anmelden“; other words unchanged. */
function toInfinitive(word: string): string {
  const infinitive = ZU_INFINITIVE.exec(word);
  if (infinitive) return `${infinitive[1]}${infinitive[2]}`;
  const participle = NO_PARTICIPLES.has(word) ? null : PARTICIPLE.exec(word);
  if (participle) return `${participle[1] ?? ''}${participle[2]}en`;
  const verb = VERB_IN_T.exec(word);
  if (verb) return `${verb[1]}${verb[2] ?? verb[3]}en`;
  const prefixed = PREFIXED_IN_T.exec(word);
  return prefixed ? `${prefixed[1]}en` : word;
}

/** Snowball stem of a folded word, participles and zu-infinitives counted as their verb. */
export function stem(folded: string): string {
  return EXCEPTIONS.get(folded) ?? stemmer(toInfinitive(folded));
}
