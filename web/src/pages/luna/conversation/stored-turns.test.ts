import { describe, expect, it } from 'vitest';
import { turnsAsText, turnsFromText } from './stored-turns';
import type { Turn } from './turn';

const aTurn = (id: string, outcome: Turn['outcome'] = { state: 'stopped' }): Turn => ({
  id,
  question: 'Frage',
  outcome,
});

describe('turnsFromText', () => {
  it('gives back what was stored', () => {
    const turns = [
      aTurn('1'),
      aTurn('2', { state: 'failed', fault: { code: 'X', message: 'm', traceId: null, retryAt: 0 } }),
    ];

    expect(turnsFromText(turnsAsText(turns))).toEqual(turns);
  });

  it('counts a question that was open when the page closed as stopped', () => {
    expect(turnsFromText(turnsAsText([aTurn('1', { state: 'pending' })]))).toEqual([aTurn('1')]);
  });

  it('starts afresh on anything it does not understand', () => {
    expect(turnsFromText(null)).toEqual([]);
    expect(turnsFromText('{"a":1}')).toEqual([]);
    expect(turnsFromText('[{"id":1}]')).toEqual([]);
    expect(turnsFromText('kaputt')).toEqual([]);
  });

  it('keeps the latest 40 turns', () => {
    const turns = Array.from({ length: 45 }, (_, index) => aTurn(String(index)));

    expect(turnsFromText(turnsAsText(turns)).map(({ id }) => id)).toEqual(turns.slice(5).map(({ id }) => id));
  });
});
