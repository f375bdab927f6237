import { ANONYMOUS } from '@luna/platform/auth/identity';
import { unifyWhitespace } from '@luna/platform/german/normalise';
import { MODEL_QUESTIONS } from '@luna/platform/testing/documents/model-law';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluation/evaluate.js';
import { modelPassages } from './testing/model-passages.js';
import { PlayedModel } from './testing/played-model.js';
import { ADMIN, ragUnderTest } from './testing/rag-under-test.js';

const PASSAGES = modelPassages();
const QUESTION = 'Wer trägt die Kosten der Brandschutzprüfung?';
const CITED = /\[chunk ([0-9a-f-]{36})\]/g;

describe('asking the model law', () => {
  it('finds the passage that answers among the first five, and answers, for every question', async () => {
    await using rag = await ragUnderTest(PASSAGES);
    const questions = MODEL_QUESTIONS.answerable.map(({ question, anchor }, at) => ({
      id: String(at),
      type: 'model',
      question,
      anchor,
    }));
    const report = await evaluate(questions, async (question) => {
      const { answer } = await rag.ask({ question });
      const texts = answer.citations.map((citation: { chunk: { id: string } }) =>
        String(rag.stage.passages.get(citation.chunk.id)?.text),
      );
      return { passages: texts, refused: answer.refused };
    });
    expect(report.byType.model).toMatchObject({ hitAt: { 5: 1 } });
    expect(report.byType.model?.hitAt[1]).toBeGreaterThanOrEqual(0.75);
    expect(report.byType.model?.refused).toBe(0);
  });

  it.each(MODEL_QUESTIONS.answerable)('quotes the passage that answers „$question“', async (asked) => {
    await using rag = await ragUnderTest(PASSAGES);
    const { answer } = await rag.ask({ question: asked.question });
    const quoted = answer.chunksUsed.map((id: string) => rag.stage.passages.get(id));
    expect(
      quoted.some(
        (passage: { paragraph: string; text: string }) =>
          passage.paragraph === asked.paragraph && unifyWhitespace(passage.text).includes(asked.anchor),
      ),
    ).toBe(true);
  });

  it('quotes word for word and cites only what it hands out, best first', async () => {
    await using rag = await ragUnderTest(PASSAGES);
    const { answer } = await rag.ask({ question: QUESTION, topK: 4 });
    const ids = answer.citations.map((citation: { chunk: { id: string } }) => citation.chunk.id);
    const scores = answer.citations.map((citation: { score: number }) => citation.score);
    expect(answer).toMatchObject({ refused: false, mode: 'EXTRACT' });
    expect(ids.length).toBeLessThanOrEqual(4);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    expect([...answer.text.matchAll(CITED)].map(([, id]) => id)).toEqual(
      expect.arrayContaining(answer.chunksUsed),
    );
    expect(ids).toEqual(expect.arrayContaining(answer.chunksUsed));
    for (const [, quoted, id] of answer.text.matchAll(/> „(.*)“ .*\[chunk (.*)\]/g)) {
      const source = unifyWhitespace(String(rag.stage.passages.get(id)?.text));
      for (const part of quoted.split('…')) expect(source).toContain(part.trim());
    }
  });

  it('answers a named provision with that provision', async () => {
    await using rag = await ragUnderTest(PASSAGES);
    const { answer } = await rag.ask({ question: 'Was steht in § 11a Abs. 2 QuSpG?' });
    expect(rag.stage.passages.get(answer.citations[0].chunk.id)?.label).toBe('§ 11a Abs. 2 QuSpG');
    expect(answer.refused).toBe(false);
  });

  it('refuses what the law does not say: nearest sources, no citation, one question at the end', async () => {
    await using rag = await ragUnderTest(PASSAGES);
    const answers = [];
    for (const { question } of MODEL_QUESTIONS.unanswerable)
      answers.push((await rag.ask({ question })).answer);
    const refused = answers.filter((answer) => answer.refused);
    expect(refused).toHaveLength(MODEL_QUESTIONS.unanswerable.length);
    for (const { text, chunksUsed, mode } of refused) {
      expect(text).toMatch(/^Das weiß ich nicht/);
      expect(text).not.toContain('[chunk');
      expect(text.match(/\?/g)).toHaveLength(1);
      expect(text).toMatch(/\?$|\?“$/);
      expect({ chunksUsed, mode }).toEqual({ chunksUsed: [], mode: 'EXTRACT' });
    }
  });

  it('refuses politely when the corpus is empty', async () => {
    await using rag = await ragUnderTest([]);
    const { answer } = await rag.ask({ question: QUESTION });
    expect(answer).toMatchObject({ refused: true, citations: [], chunksUsed: [] });
    expect(answer.text).toMatch(/^Das weiß ich nicht.*\?$/s);
  });

  it('searches only within the filters, and a key nobody has matches nothing', async () => {
    await using rag = await ragUnderTest(PASSAGES);
    const within = await rag.ask({ question: QUESTION, filters: { kind: 'regulation', tag: 'Muster' } });
    const without = await rag.ask({ question: QUESTION, filters: { unbekannt: 1 } });
    expect(within.answer.refused).toBe(false);
    expect(without.answer).toMatchObject({ refused: true, citations: [] });
  });

  it('quotes nothing that is no longer in force, not even for the admin', async () => {
    await using rag = await ragUnderTest(PASSAGES);
    rag.stage.currentVersion = 2;
    expect((await rag.ask({ question: QUESTION }, ADMIN)).answer).toMatchObject({
      refused: true,
      citations: [],
    });
    rag.stage.currentVersion = 1;
    rag.stage.state = 'ARCHIVED';
    expect((await rag.ask({ question: QUESTION }, ADMIN)).answer).toMatchObject({
      refused: true,
      citations: [],
    });
  });

  it('answers nobody who did not say who they are', async () => {
    await using rag = await ragUnderTest([]);
    expect((await rag.ask({ question: QUESTION }, ANONYMOUS)).code).toBe('UNAUTHENTICATED');
  });

  it.each([
    [{ question: '  ' }, 'question', 'REQUIRED'],
    [{ question: 'x'.repeat(2_001) }, 'question', 'TOO_LONG'],
    [{ question: QUESTION, topK: 0 }, 'topK', 'OUT_OF_RANGE'],
    [{ question: QUESTION, topK: 51 }, 'topK', 'OUT_OF_RANGE'],
    [{ question: QUESTION, filters: { kind: ['a'] } }, 'filters.kind', 'WRONG_TYPE'],
    [{ question: QUESTION, filters: { 'Große-Art': 'a' } }, 'filters', 'INVALID_FORMAT'],
  ])('names the faulty field of %j', async (input, field, code) => {
    await using rag = await ragUnderTest([]);
    const asked = await rag.ask(input);
    expect(asked.code).toBe('VALIDATION');
    expect(asked.fields).toMatchObject([{ field, code }]);
  });
});

describe('asking when something is broken', () => {
  it('is UNAVAILABLE when the search fails', async () => {
    const broken = () => Promise.reject(new Error('connection reset'));
    await using rag = await ragUnderTest(PASSAGES, { entities: { entities: broken } });
    expect((await rag.ask({ question: QUESTION })).code).toBe('UNAVAILABLE');
  });

  it('drops invented citations of a model and refuses when nothing is left', async () => {
    const invented = '11111111-1111-4111-8111-111111111111';
    const model = new PlayedModel(async function* () {
      yield `Die Gemeinde zahlt [chunk ${invented}].`;
    });
    await using rag = await ragUnderTest(PASSAGES, { generator: model });
    const { answer } = await rag.ask({ question: QUESTION });
    expect(answer).toMatchObject({ refused: true, chunksUsed: [] });
    expect(answer.text).not.toContain(invented);
  });
});
