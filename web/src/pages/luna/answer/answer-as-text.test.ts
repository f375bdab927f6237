import { expect, it } from 'vitest';
import { answerAsText } from './answer-as-text';
import { readAnswer } from './sources';

const A = '2f0c7a4e-5d1b-5c3e-9a77-0c8d1e2f3a4b';

it('copies an answer with numbered sources that can be looked up', () => {
  const answer = readAnswer({
    text: `**Dazu** steht in den Quellen:\n\n- Die Frist beträgt eine Woche [chunk ${A}].`,
    refused: false,
    mode: 'EXTRACT',
    chunksUsed: [A],
    citations: [
      {
        score: 1,
        chunk: {
          id: A,
          label: '§ 7 Abs. 1 MuG',
          headingPath: [],
          page: null,
          version: 3,
          text: 'Die Frist beträgt eine Woche.',
          item: { id: 'i', title: 'Mustergesetz', demo: true, updatedAt: '2026-05-12T10:00:00.000Z' },
        },
      },
    ],
  });

  expect(answerAsText('Welche Frist gilt?', answer)).toBe(
    `Frage: Welche Frist gilt?\n\nDazu steht in den Quellen:\n\n• Die Frist beträgt eine Woche. [1]\n\nQuellen\n[1] § 7 Abs. 1 MuG, Mustergesetz, Version 3 vom 12.05.2026 (chunk ${A})`,
  );
});
