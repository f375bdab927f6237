import { expect, it } from 'vitest';
import { startingQuestions } from './starting-questions';

const aLaw = (law: string, ...headings: string[]) => ({
  id: law,
  title: `Mustergesetz – ${law}`,
  chunks: {
    nodes: headings.map((heading, index) => ({
      id: String(index),
      law,
      paragraph: /^§ \S+/.exec(heading)?.[0] ?? null,
      headingPath: ['Teil 1', heading],
    })),
  },
});
const aDocument = (title: string | null) => ({ id: title ?? 'x', title, chunks: { nodes: [] } });

it('asks a law for the first § that regulates something', () => {
  const law = aLaw(
    'MuG',
    'Eingang',
    '§ 1 Anwendungsbereich, Begriffsbestimmungen',
    '§ 2 (weggefallen)',
    '§ 4a Kündigung',
  );

  expect(startingQuestions([law])).toEqual(['Was regelt § 4a MuG zu „Kündigung“?']);
});

it('asks for any other document by its title', () => {
  expect(startingQuestions([aDocument('Handbuch Wärmepumpe'), aDocument(null)])).toEqual([
    'Was steht in „Handbuch Wärmepumpe“?',
  ]);
});

it('offers at most four, each once', () => {
  const items = ['Eins', 'Eins', 'Zwei', 'Drei', 'Vier', 'Fünf'].map(aDocument);

  expect(startingQuestions(items)).toHaveLength(4);
});
