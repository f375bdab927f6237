import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.js';

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text);

/** Each entry is one sentence that must stay whole. */
const WHOLE = [
  'Die Frist nach § 14a Abs. 1 Satz 2 beginnt mit dem Zugang.',
  'Das gilt z. B. für Speicher und u. a. für Wärmepumpen.',
  'Sie endet am 31. Dezember 2027.',
  'Sie gilt ab dem 1. Januar und endet mit dem 30. Juni des Folgejahres.',
  'Die Anlage nach Nr. 3 Buchst. a ist anzuzeigen.',
  'Gemäß Art. 5 Abs. 2 UAbs. 1 der Verordnung ist das zulässig.',
  'Der Zähler i. S. d. § 3 Nr. 4 misst viertelstündlich.',
  'Dr. Muster und Prof. Beispiel prüfen das Gutachten.',
  'Vgl. § 5 für die Einzelheiten.',
  'Die Kosten (vgl. Anlage 2) trägt die Betreiberin.',
  'Das Gesetz vom 14. März 2024 (MGBl. I S. 212) bleibt unberührt.',
  'Es gelten max. 30 kW bzw. min. 5 kW.',
  'Der 2. Abschnitt regelt den Betrieb.',
  'Bis zu 1,5 Mio. Euro sind zulässig.',
  'Die §§ 3 bis 5, 7 und 9 gelten entsprechend.',
  'Sie umfasst die Messung, d. h. die Erfassung der Werte.',
  'Wer vorsätzlich handelt, haftet unbeschränkt;\nwer fahrlässig handelt, nur beschränkt.',
  'Der Antrag enthält\n1. den Namen,\n2. die Anschrift und\n3. eine Unterschrift.',
  'Die Anzeige muss enthalten:\na) einen Lageplan,\nb) einen Nachweis.',
  'Die Quartierstelle i.d.R. entscheidet binnen 2 Wochen.',
  'Das betrifft insb. Anlagen gem. Abs. 3.',
  'Die Werte Nrn. 1 bis 4 sind zu löschen.',
  'Hiervon abweichend gilt Satz 1 Nr. 2a nicht.',
  'Die Abrechnung erfolgt zum 15. des Monats.',
  'Das Entgelt beträgt 12 Cent je kWh inkl. Steuern.',
  '(1a) Der Betreiber teilt den Ausfall mit.',
  'Ab 22 Uhr darf der Pegel 35 Dezibel nicht überschreiten.',
  'Die Stelle kann ggf. weitere Unterlagen verlangen.',
  'Das 3. Quartal beginnt am 1. Juli.',
  'Die Gutschrift entfällt, soweit der Ausfall auf höherer Gewalt beruht.',
  'Er teilt dies bis 18 Uhr (MEZ bzw. MESZ) mit.',
  'Die Fassung vom 9.10.2025 gilt fort.',
];

const SPLIT: [string, string[]][] = [
  ['Erster Satz. Zweiter Satz.', ['Erster Satz.', 'Zweiter Satz.']],
  ['Das gilt nach Absatz 1. Der Betreiber haftet.', ['Das gilt nach Absatz 1.', 'Der Betreiber haftet.']],
  ['Es gilt § 5. Die Frist beginnt neu.', ['Es gilt § 5.', 'Die Frist beginnt neu.']],
  ['Wann endet das? Am Montag.', ['Wann endet das?', 'Am Montag.']],
  ['Das endet 2030. Danach gilt neues Recht.', ['Das endet 2030.', 'Danach gilt neues Recht.']],
  ['Er nannte es „Ausfall“. Die Stelle widersprach.', ['Er nannte es „Ausfall“.', 'Die Stelle widersprach.']],
  ['Siehe Anlage 2. Die Werte sind Höchstwerte.', ['Siehe Anlage 2.', 'Die Werte sind Höchstwerte.']],
  [
    'Es gelten die Nummern 1 und 2. Weitere Fälle regelt § 9.',
    ['Es gelten die Nummern 1 und 2.', 'Weitere Fälle regelt § 9.'],
  ],
  [
    'Die Messung ist z. B. stündlich. Sie wird geprüft.',
    ['Die Messung ist z. B. stündlich.', 'Sie wird geprüft.'],
  ],
  ['Sie beginnt am 1. Mai. Sie endet am 2. Juni.', ['Sie beginnt am 1. Mai.', 'Sie endet am 2. Juni.']],
  ['Es ist verboten. § 7 bleibt unberührt.', ['Es ist verboten.', '§ 7 bleibt unberührt.']],
  ['Die Höhe regelt Satz 2. Satz 3 gilt nicht.', ['Die Höhe regelt Satz 2.', 'Satz 3 gilt nicht.']],
  ['Der Preis ist negativ. 40 Tage sind zulässig.', ['Der Preis ist negativ. 40 Tage sind zulässig.']],
  [
    'Er meldet\n1. Namen,\n2. Ort.\nDie Stelle bestätigt das.',
    ['Er meldet\n1. Namen,\n2. Ort.', 'Die Stelle bestätigt das.'],
  ],
  ['Das war alles…\nNeuer Absatz beginnt.', ['Das war alles…', 'Neuer Absatz beginnt.']],
];

describe('splitting legal German into sentences', () => {
  it.each(WHOLE)('keeps whole: %s', (sentence) => {
    expect(texts(sentence)).toEqual([sentence]);
  });

  it.each(SPLIT)('splits: %s', (text, sentences) => {
    expect(texts(text)).toEqual(sentences);
  });

  it('tells where each sentence stands, so that a quotation can be found again', () => {
    const text = '  Ein Satz.\n\n Noch einer.  ';
    for (const { text: sentence, start, end } of splitSentences(text))
      expect(text.slice(start, end)).toBe(sentence);
  });

  it('finds nothing in an empty text', () => {
    expect(splitSentences(' \n ')).toEqual([]);
  });
});

describe('a heading above a paragraph', () => {
  it('is not read as the beginning of its first sentence', () => {
    expect(texts('Was ein Speicher leistet\nEin Speicher nimmt Strom auf. Er gibt ihn ab.')).toEqual([
      'Was ein Speicher leistet',
      'Ein Speicher nimmt Strom auf.',
      'Er gibt ihn ab.',
    ]);
    expect(splitSentences('Was ein Speicher leistet\nEin Speicher nimmt Strom auf.')[0]?.isHeading).toBe(
      true,
    );
  });

  it.each([
    'Anzugeben sind:\n1. Name und Anschrift\n2. Klasse des Speichers',
    'Richtwerte im Jahr:\nAusrichtung | Ertrag\nSüden | 350 kWh',
  ])('is not seen in a list or a table: %s', (text) => {
    expect(texts(text)).toHaveLength(1);
  });
});
