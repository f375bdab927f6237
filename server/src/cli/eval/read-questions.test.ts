import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluate } from '@luna/rag/evaluation';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../usage-error.js';
import { readQuestions } from './read-questions.js';

const folder = mkdtempSync(path.join(tmpdir(), 'luna-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string) {
  const file = path.join(folder, 'fragen');
  writeFileSync(file, text);
  return readQuestions(file);
}

it('reads one question per line, with null for an anchor where there is no answer', () => {
  const lines = [
    {
      id: 'D-1',
      type: 'leicht',
      question: 'Wann?',
      anchor: 'im Mai',
      law: 'EnWG',
      acceptable_anchors: ['im Juni'],
    },
    { id: 'D-2', question: 'Wer?', anchor: null },
  ];
  expect(read(`\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n')}\n\n`)).toEqual([
    { id: 'D-1', type: 'leicht', question: 'Wann?', anchor: 'im Mai', acceptable_anchors: ['im Juni'] },
    { id: 'D-2', type: 'alle', question: 'Wer?', anchor: '', acceptable_anchors: [] },
  ]);
});

it.each(['', '{"frage": 1}', '# Fragen', '{"data": 7}'])('refuses %j and says where and what', (text) => {
  expect(() => read(text)).toThrow(UsageError);
});

const CONTEXT =
  'Der kleine Speicher wurde 1990 gebaut. Er steht am Rand der Stadt Musterhausen und gehört allen.';
const SQUAD = {
  version: 'v2.0',
  data: [
    {
      title: 'Speicher',
      paragraphs: [
        {
          context: CONTEXT,
          qas: [
            { id: 'jahr', question: 'Wann?', answers: [{ text: '1990', answer_start: 26 }] },
            {
              id: 'ort',
              question: 'Wo?',
              answers: [{ text: 'am Rand der Stadt Musterhausen', answer_start: 48 }],
            },
            { id: 'offen', question: 'Wie teuer?', is_impossible: true, answers: [], plausible_answers: [] },
          ],
        },
      ],
    },
  ],
};

it.each([
  ['the whole context', [CONTEXT], { jahr: 1, ort: 1 }],
  ['a piece that ends after the answer', ['x', 'Der kleine Speicher wurde 1990'], { jahr: 2, ort: 0 }],
  ['a piece that begins with the answer', ['1990 gebaut. Er steht am Rand'], { jahr: 1, ort: 0 }],
  [
    'a long answer in other surroundings',
    ['Die Anlage am Rand der Stadt\nMusterhausen.'],
    { jahr: 0, ort: 1 },
  ],
  [
    'a short answer that stands there by chance',
    ['Das Gesetz von 1990 gilt nicht mehr.'],
    { jahr: 0, ort: 0 },
  ],
])('of SQuAD, %s counts as it should', async (_what, passages, ranks) => {
  const questions = read(JSON.stringify(SQUAD));
  const report = await evaluate(questions, async () => ({ passages, refused: false }));
  expect(Object.fromEntries(report.outcomes.map(({ id, rank }) => [id, rank]))).toEqual({
    ...ranks,
    offen: 0,
  });
  expect(report.unanswerable.questions).toBe(1);
});
