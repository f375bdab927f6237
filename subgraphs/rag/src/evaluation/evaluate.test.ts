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
      hitAt1: 1 / 3,
      hitAt5: 2 / 3,
      meanReciprocalRank: (1 + 1 / 3) / 3,
      refused: 1,
    });
    expect(report.byType.unbeantwortbar).toEqual({
      questions: 1,
      hitAt1: null,
      hitAt5: null,
      meanReciprocalRank: null,
      refused: 1,
    });
    expect(report.outcomes.map(({ rank }) => rank)).toEqual([1, 3, 0, 0]);
  });
});
