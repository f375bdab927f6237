import { describe, expect, it } from 'vitest';
import type { Candidate, Passage } from './passage.js';
import { understand } from './question.js';
import { rankCandidates } from './rank.js';
import { isAnswerable } from './refusal.js';

const passage = (id: string, text: string, more: Partial<Passage> = {}): Candidate => ({
  passage: {
    id,
    text,
    label: id,
    headingPath: [],
    law: 'QuSpG',
    paragraph: '§ 1',
    subsection: null,
    title: null,
    ...more,
  },
  words: 1,
  dense: 0,
});
const order = (question: string, ...candidates: Candidate[]) =>
  rankCandidates(understand(question), candidates).map((ranked) => ranked.passage.id);

describe('ranking what the index found', () => {
  it('puts the provision that was named first, whatever the words say', () => {
    const first = order(
      'Was regelt § 9 Abs. 2 QuSpG?',
      passage('mentions', 'Nach § 9 Abs. 2 QuSpG gilt § 9 Absatz 2 QuSpG.', { paragraph: '§ 3' }),
      passage('is', 'Der Netzbetreiber kündigt das an.', { paragraph: '§ 9', subsection: '2' }),
      passage('sibling', 'Der Speicher darf geladen werden.', { paragraph: '§ 9', subsection: '1' }),
    );
    expect(first).toEqual(['is', 'sibling', 'mentions']);
  });

  it('prefers the passage that speaks of the whole question to one that repeats a part of it', () => {
    const [best] = order(
      'Wer trägt die Kosten der Prüfung?',
      passage('part', 'Prüfung, Prüfung und nochmals Prüfung der Prüfung.'),
      passage('whole', 'Die Kosten der Prüfung trägt die Betreiberin.'),
    );
    expect(best).toBe('whole');
  });

  it('prefers terms that stand together to terms far apart', () => {
    const filler = 'Die Stelle führt ein Verzeichnis aller Anträge und Bescheide. '.repeat(15);
    const [best] = order(
      'Gutschrift bei Ausfall',
      passage('apart', `Die Gutschrift. ${filler} Der Ausfall.`),
      passage('together', `${filler} Bei Ausfall gibt es eine Gutschrift.`),
    );
    expect(best).toBe('together');
  });

  it('prefers the definition to passages that use the term', () => {
    const [best] = order(
      'Was ist ein Ladefenster?',
      passage('uses', 'Das Ladefenster darf verschoben werden, wenn das Ladefenster zu klein ist.'),
      passage(
        'defines',
        'Im Sinne dieses Gesetzes ist\n5. Ruhezeit die Zeit bis 6 Uhr,\n6. Ladefenster der Zeitraum zum Laden.',
      ),
    );
    expect(best).toBe('defines');
  });

  it('prefers the definition of a subsection to other sentences that begin with the term', () => {
    const [best] = order(
      'Was sind Speicheranteile?',
      passage('agreed', '(3) Speicheranteile sind in der vereinbarten Höhe zu gewähren. Speicheranteile.'),
      passage('defines', '(2) Speicheranteile sind Rechte der Teilnehmenden an der Nutzung eines Speichers.'),
    );
    expect(best).toBe('defines');
  });

  it('puts the scope of a law first when somebody asks what the law is for', () => {
    const [best] = order(
      'Wofür gilt das QuSpG?',
      passage('duty', 'Dieses Gesetz gilt für die Anzeige.', { headingPath: ['§ 6 Anzeige'] }),
      passage('scope', 'Geregelt wird der Betrieb von Speichern.', {
        headingPath: ['§ 1 Anwendungsbereich'],
      }),
    );
    expect(best).toBe('scope');
  });

  it('shows the subsections of a provision in their order when only the provision was named', () => {
    const short = { ...passage('a2', '(2) Kurz.', { subsection: '2' }), words: 1 };
    const long = { ...passage('b1', '(1) Ein längerer Satz am Anfang.', { subsection: '1' }), words: 0.8 };
    expect(order('Was steht in § 1 QuSpG?', short, long)).toEqual(['b1', 'a2']);
  });

  it('prefers the class that was named by its letter', () => {
    const [best] = order(
      'Wie oft werden Speicher der Klasse C geprüft?',
      passage('a', 'Speicher der Klasse A werden alle vier Jahre geprüft.'),
      passage('c', 'Speicher der Klasse C werden jedes Jahr geprüft.'),
    );
    expect(best).toBe('c');
  });

  it('breaks ties by id, so that the same question has the same answer', () => {
    expect(order('Speicher', passage('b', 'Der Speicher.'), passage('a', 'Der Speicher.'))).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('deciding whether there is an answer', () => {
  const answerable = (text: string, ...texts: string[]) => {
    const question = understand(text);
    const found = texts.map((each, at) => passage(String(at), each, { paragraph: `§ ${at + 1}` }));
    return isAnswerable(question, rankCandidates(question, found));
  };
  const TEXT = 'Die Kosten der Brandschutzprüfung trägt die Speicherbetreiberin.';

  it('is yes when several things of the question meet in one passage', () => {
    expect(answerable('Wer bezahlt die Kosten der Brandschutzprüfung des Speichers?', TEXT)).toBe(true);
  });

  it('is yes for a short question that is met completely', () => {
    expect(answerable('Was kostet die Brandschutzprüfung?', TEXT)).toBe(true);
  });

  it('is no when the passages share only a general word', () => {
    expect(answerable('Wie hoch sind die Kosten einer Gebäudeversicherung in Hamburg?', TEXT)).toBe(false);
  });

  it('is no when there are no passages, and when the provision that was named is missing', () => {
    expect(answerable('Wer trägt die Kosten?')).toBe(false);
    expect(answerable('Was steht in § 99 QuSpG?', TEXT)).toBe(false);
  });

  it('is no when somebody asks who holds an office, however much the passage says of the office', () => {
    const office = 'Der Präsident der Quartierstelle ist befugt, die Quartierstelle zu vertreten.';
    expect(answerable('Wer ist Präsident der Quartierstelle?', office)).toBe(false);
    expect(answerable('Wozu ist der Präsident der Quartierstelle befugt?', office)).toBe(true);
  });

  it('is yes when only the law was named and its scope is there', () => {
    const question = understand('Was regelt das QuSpG?');
    const scope = passage('scope', 'Geregelt wird der Betrieb.', { headingPath: ['§ 1 Aufgabenbereich'] });
    expect(isAnswerable(question, rankCandidates(question, [scope]))).toBe(true);
  });

  it('is yes when the provision that was named is there', () => {
    expect(answerable('Was steht in § 1 QuSpG?', TEXT)).toBe(true);
  });
});
