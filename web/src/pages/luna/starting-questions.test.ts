import { expect, it } from 'vitest';
import { startingQuestions } from './starting-questions';

const anItem = (title: string | null, ...headings: string[][]) => ({
  id: title ?? 'x',
  title,
  chunks: { nodes: headings.map((headingPath, index) => ({ id: String(index), headingPath })) },
});

it('asks for the first heading that names something', () => {
  expect(
    startingQuestions([
      anItem(
        'Mustergesetz',
        ['Teil 1'],
        ['Teil 1', '§ 1 (weggefallen)'],
        ['Teil 2', '§ 4 Kündigung und Wechsel'],
      ),
    ]),
  ).toEqual(['Was gilt für „Kündigung und Wechsel“?']);
});

it('falls back to the title of a document without headings', () => {
  expect(startingQuestions([anItem('Handbuch Wärmepumpe', []), anItem(null, [])])).toEqual([
    'Was steht in „Handbuch Wärmepumpe“?',
  ]);
});

it('offers at most four, each once', () => {
  const items = ['Eins', 'Eins', 'Zwei', 'Drei', 'Vier', 'Fünf'].map((title) => anItem(title, []));

  expect(startingQuestions(items)).toHaveLength(4);
});
