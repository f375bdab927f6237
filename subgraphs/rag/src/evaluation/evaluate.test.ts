import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';

const question = (id: string, type: string, anchor: string, acceptable_anchors: string[] = []) => ({
  id,
  type,
  question: id,
  anchor,
  acceptable_anchors,
});

describe('evaluation', () => {
  it('counts hits by the anchor with whitespace unified, other acceptable anchors too, and refusals per type', async () => {
    const answers: Record<string, { passages: string[]; refused: boolean }> = {
      first: { passages: ['Die Frist\n beträgt  zwei Wochen.'], refused: false },
      third: { passages: ['x', 'y', 'Sie endet im Mai.'], refused: false },
      missed: { passages: ['x'], refused: true },
      foreign: { passages: ['x'], refused: true },
    };
    const report = await evaluate(
      [
        question('first', 'leicht', 'Frist beträgt zwei Wochen'),
        question('third', 'leicht', 'steht nirgends', ['endet im Mai']),
        question('missed', 'leicht', 'auch nicht'),
        question('foreign', 'unbeantwortbar', ''),
      ],
      async (id) => answers[id] ?? { passages: [], refused: false },
    );
    expect(report.byType.leicht).toEqual({
      questions: 3,
      hitAt: { 1: 1 / 3, 5: 2 / 3 },
      meanReciprocalRank: (1 + 1 / 3) / 3,
      refused: 1,
    });
    expect(report.byType.unbeantwortbar).toEqual({
      questions: 1,
      hitAt: {},
      meanReciprocalRank: null,
      refused: 1,
    });
    expect(report.answerable).toEqual(report.byType.leicht);
    expect(report.unanswerable).toEqual(report.byType.unbeantwortbar);
    expect(report.outcomes.map(({ rank }) => rank)).toEqual([1, 3, 0, 0]);
  });

  it('counts hits among the first k for every k asked for, and tells each outcome as it comes', async () => {
    const passages = ['x', 'x', 'Die Frist endet.', 'x'];
    const seen: string[] = [];
    const report = await evaluate(
      [question('a', 'alle', 'Frist'), question('b', 'alle', 'fehlt')],
      async () => ({ passages, refused: false }),
      { ks: [2, 3, 10], onOutcome: ({ id, rank }) => seen.push(`${id}${rank}`) },
    );
    expect(report.answerable.hitAt).toEqual({ 2: 0, 3: 0.5, 10: 0.5 });
    expect(seen).toEqual(['a3', 'b0']);
  });
});
