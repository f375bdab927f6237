import { describe, expect, it } from 'vitest';
import { type AnswerEvent, grow, presentable } from './draft';
import type { Answer } from './turn';

const CITED = 'Ein Satz [chunk 0b6f3f1c-1111-5222-8333-444455556666]. Weiter.';
const citations: AnswerEvent = { __typename: 'AnswerCitations', mode: 'MODEL', citations: [] };
const token = (text: string): AnswerEvent => ({ __typename: 'AnswerToken', text });
const after = (...events: AnswerEvent[]) => events.reduce<Answer | null>(grow, null);

describe('grow', () => {
  it('puts the pieces together in their order', () => {
    expect(after(citations, token('Ein '), token('Satz'))).toMatchObject({ text: 'Ein Satz', mode: 'MODEL' });
  });

  it('drops what was withdrawn and goes on as whom the reset names', () => {
    const reset: AnswerEvent = { __typename: 'AnswerReset', mode: 'EXTRACT' };

    expect(after(citations, token('Unbelegt'), reset, token('Belegt'))).toMatchObject({
      text: 'Belegt',
      mode: 'EXTRACT',
    });
  });

  it('begins anew when the question is asked again', () => {
    expect(after(citations, token('Halber Sa'), citations, token('Ganzer Satz'))?.text).toBe('Ganzer Satz');
  });

  it('ends with the verified answer', () => {
    const answer: Answer = { text: CITED, mode: 'MODEL', refused: false, chunksUsed: [], citations: [] };

    expect(after(citations, token('Roh'), { __typename: 'AnswerDone', answer })).toBe(answer);
  });
});

describe('presentable', () => {
  it('never shows a part of a citation, wherever the text is cut', () => {
    for (let end = 0; end <= CITED.length; end++) {
      const shown = presentable(CITED.slice(0, end)).replace(/\[chunk [0-9a-f-]{36}\]/g, '');
      expect(shown).not.toMatch(/[[\]]|chunk/);
    }
  });

  it('keeps everything else', () => {
    expect(presentable(CITED)).toBe(CITED);
    expect(presentable('Fall [a] und [chemisch')).toBe('Fall [a] und [chemisch');
  });

  it('shows no emphasis without its end', () => {
    expect(presentable('Das ist **wich')).toBe('Das ist ');
    expect(presentable('Das ist **wichtig*')).toBe('Das ist ');
    expect(presentable('Das ist **wichtig** so')).toBe('Das ist **wichtig** so');
  });
});
