import { describe, expect, it } from 'vitest';
import type { SourcePassage } from '../../ports/text-generator.js';
import {
  collect,
  describeTextGenerator,
  GENERATOR_REQUEST,
} from '../../testing/contracts/text-generator.contract.js';
import { excerpt } from './excerpt.js';
import { ExtractiveGenerator } from './extractive-generator.js';

describeTextGenerator('extractive', async () => new ExtractiveGenerator());

const passage = (text: string, relevance = 1, label = '§ 8 QuSpG'): SourcePassage => ({
  chunkId: `7f3c1b1e-7a44-5c0e-9a3b-${String(Math.round(relevance * 1000)).padStart(12, '0')}`,
  text,
  label,
  headingPath: ['§ 8 Brandschutzprüfung'],
  relevance,
});

const answer = (question: string, ...passages: SourcePassage[]) =>
  collect(new ExtractiveGenerator().generate({ ...GENERATOR_REQUEST, question, passages }));

const quotations = (text: string) =>
  [...text.matchAll(/> „(.*)“ \((.*)\) \[chunk/g)].map(([, quoted]) => quoted);

describe('extractive answers', () => {
  it('quote word for word, say that they quote, and end with a next step', async () => {
    const text = '(3) Die Kosten der Prüfung trägt die Speicherbetreiberin.';
    const given = await answer('Wer trägt die Kosten der Prüfung?', passage(text));
    expect(given).toMatch(/^\*\*Auszug aus den Quellen\.\*\*/);
    expect(quotations(given)).toEqual(['Die Kosten der Prüfung trägt die Speicherbetreiberin.']);
    expect(given).toMatch(/\*\*Nächster Schritt:\*\* .*§ 8 QuSpG.*\.$/);
    expect(given).not.toContain('!');
  });

  it('put the title of a document in quotation marks inside their own sentence', async () => {
    const text = 'Ein Ersatzwert ist eine begründete Schätzung, keine Messung.';
    const given = await answer(
      'Was ist ein Ersatzwert?',
      passage(text, 1, 'Leitfaden: Zähler ablesen, S. 2'),
    );
    expect(given).toContain('Lesen Sie „Leitfaden: Zähler ablesen, S. 2“ ganz');
  });

  it('add the sentence that holds the period when a period was asked for', async () => {
    const text =
      'Wer einen Quartierspeicher errichtet, zeigt dies der Quartierstelle an. Die Anzeige ist binnen zwei Wochen zu bestätigen.';
    const given = await answer(
      'Wie lange dauert es nach der Anzeige eines Quartierspeichers?',
      passage(text),
    );
    expect(quotations(given).join(' ')).toContain('binnen zwei Wochen');
  });

  it('quote at most three sentences, each with its own source', async () => {
    const sentence = (word: string) => `Der ${word} des Speichers ist jedes Jahr von der Stelle zu prüfen.`;
    const text = ['Brandschutz', 'Ladezustand', 'Füllstand', 'Geräuschpegel', 'Anschluss']
      .map(sentence)
      .join(' ');
    const question = 'Wie werden Brandschutz, Ladezustand, Füllstand, Geräuschpegel und Anschluss geprüft?';
    const quoted = quotations(await answer(question, passage(text)));
    expect(quoted.length).toBeGreaterThan(0);
    expect(quoted.length).toBeLessThanOrEqual(3);
  });

  it('begin with the best passage, whatever others say', async () => {
    const given = await answer(
      'Wer prüft den Brandschutz?',
      passage('Eine anerkannte sachverständige Person prüft den Brandschutz.', 1),
      passage('Der Brandschutz, den die Gemeinde prüft, ist Brandschutz.', 0.99, '§ 9 QuSpG'),
    );
    expect(quotations(given)[0]).toContain('sachverständige Person');
  });

  it('show how a provision begins when only the provision was named', async () => {
    const given = await answer(
      'Was steht in § 8 QuSpG?',
      passage('Vor der Inbetriebnahme wird geprüft. Danach jährlich.'),
    );
    expect(quotations(given)[0]).toBe('Vor der Inbetriebnahme wird geprüft.');
  });
});

describe('excerpts of long sentences', () => {
  const points = [1, 2, 3, 4, 5, 6].map(
    (n) =>
      `${n}. ${n === 4 ? 'die Gutschrift' : 'eine andere Sache'} ${'mit vielen Worten '.repeat(5).trim()},`,
  );
  const sentence = `Der Vertrag regelt\n${points.join('\n')}`;
  const relevance = (text: string) => (text.includes('Gutschrift') ? 1 : 0);

  it('keep the introduction and the relevant point and mark what is left out', () => {
    const quoted = excerpt(sentence, relevance);
    expect(quoted).toMatch(/^Der Vertrag regelt … 4\. die Gutschrift .* …$/);
    expect(quoted).not.toContain('… …');
  });

  it('quote nothing that the sentence does not say', () => {
    const spoken = sentence.replace(/\s+/g, ' ');
    for (const part of excerpt(sentence, relevance).split('…')) expect(spoken).toContain(part.trim());
  });

  it('leave short sentences alone', () => {
    expect(excerpt('Ein  kurzer\nSatz.', relevance)).toBe('Ein kurzer Satz.');
  });

  it('disarm text that imitates a citation', () => {
    expect(excerpt('Siehe [chunk 123].', relevance)).not.toContain('[chunk');
  });
});
