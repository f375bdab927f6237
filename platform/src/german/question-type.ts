/** What kind of fact a question asks for; `other` where no fitting entity can be named. */
export type QuestionType = 'deadline' | 'amount' | 'who' | 'definition' | 'permission' | 'other';

const PATTERNS: readonly (readonly [QuestionType, RegExp])[] = [
  [
    'deadline',
    /\b(?:wann|bis wann|ab wann|wie lange|wie schnell|frist(?:en)?|innerhalb|spätestens|dauert|dauer|zeitraum|stichtag|wie oft|wie viel zeit|bis zu welchem tag)\b/iu,
  ],
  [
    'amount',
    /\b(?:wie hoch|wie viele?|wieviel|wie groß|welcher (?:anteil|betrag|prozentsatz|wert)|höhe|prozent|wie weit|ab welche[rm]|was kostet)\b/iu,
  ],
  [
    'definition',
    /\b(?:was ist|was sind|was bedeutet|was heißt|was versteht man|definition|im sinne|begriff|wann (?:gilt|zählt|liegt))\b/iu,
  ],
  ['who', /\b(?:wer|wem|wen|wessen|welche (?:behörde|stelle|person)|zuständig)\b/iu],
  [
    'permission',
    /^(?:darf|dürfen|muss|müssen|kann|können|soll|sollen|gilt|gibt es|bin ich|ist es|hat|habe ich)\b/iu,
  ],
];

const TIME_UNIT =
  '(?:Minuten?|Stunden?|Tage?n?|Werktage?n?|Arbeitstage?n?|Wochen?|Monate?n?|Jahre?n?|Kalenderjahre?n?|Kalendermonate?n?)';
const NUMBER = String.raw`(?:\d[\d.,]*|ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|achtzehn|vierundzwanzig)`;
const MONTH = '(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)';

const ENTITIES: Record<QuestionType, RegExp | null> = {
  deadline: new RegExp(
    String.raw`\b${NUMBER} ${TIME_UNIT}|\d{1,2}\. ${MONTH}|unverzüglich|spätestens|jährlich|monatlich|(?:ab|bis|vor|seit) (?:dem Jahr )?(?:19|20)\d\d`,
    'iu',
  ),
  amount: new RegExp(
    String.raw`\d[\d.,]* ?(?:%|€|Prozent|vom Hundert|Euro|Cent|Kilowatt|Megawatt|Gigawatt|Kilowattstunden?|Megawattstunden?|Gigawattstunden?|kWh?|MWh?|Meter|Quadratmeter|Tonnen|Jahre|Volt)|${NUMBER} (?:Prozent|Euro|Cent|Drittel|Stellplätze)`,
    'iu',
  ),
  who: /\b(?:der|die|das) [^.,;]{0,80}?(?:behörde|agentur|amt|betreiber|ministerium|regierung|unternehmen|lieferant|versorger|stelle|kunde|eigentümer|nutzer|nehmer|verwaltung)\w* (?:ist|sind|hat|haben|muss|müssen|kann|können|führt|veröffentlicht|teilt|stellt|entscheidet|übermittelt|legt)\b/iu,
  definition: /\bim Sinne?\b|\bist ein[e]?\b|\bsind\b|\bbezeichnet\b|\bgilt\b|\bgelten als\b|liegen? vor/iu,
  permission:
    /\b(?:darf|dürfen|muss|müssen|kann|können|ist verpflichtet|sind verpflichtet|hat|haben|berechtigt|zulässig|unzulässig|bedarf|untersagt|verlangen)\b/iu,
  other: null,
};

/** The first fitting kind, from the most telling wording to the vaguest. */
export function questionType(question: string): QuestionType {
  return PATTERNS.find(([, pattern]) => pattern.test(question.trim()))?.[0] ?? 'other';
}

/** Whether a sentence holds the kind of fact asked for: a period, a figure, somebody who acts, … */
export function holdsFact(type: QuestionType, sentence: string): boolean {
  return ENTITIES[type]?.test(sentence) ?? false;
}

const OFFICE =
  'Präsident|Minister|Kanzler|Chef|Vorstand|Vorsitzende|Geschäftsführer|Direktor|Abteilungsleiter|Bürgermeister|Gründer';
const NAME = new RegExp(String.raw`^(?:wer (?:ist|war|wird)|wie heiß(?:t|en))\s.*(?:${OFFICE})`, 'iu');

/** „Wer ist Präsident der Bundesnetzagentur?“: asks who holds an office, which rules and manuals don't say. */
export function asksForName(question: string): boolean {
  return NAME.test(question.trim());
}
