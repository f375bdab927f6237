import { ANONYMOUS } from '@luna/platform/auth/identity';
import { MODEL_QUESTIONS } from '@luna/platform/testing/documents/model-law';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modelPassages } from './testing/model-passages.js';
import { PlayedModel } from './testing/played-model.js';
import { ragUnderTest } from './testing/rag-under-test.js';

const QUESTION = { question: 'Wer trägt die Kosten der Brandschutzprüfung?' };
const FOREIGN = '11111111-1111-4111-8111-111111111111';
const silent = async function* () {};

type Rag = Awaited<ReturnType<typeof ragUnderTest>>;
let extracts: Rag;
let rag: Rag;
const model = new PlayedModel(silent);
/** What the entity client waits for before it answers. */
let content: Promise<unknown> = Promise.resolve();
const heard: AbortSignal[] = [];

beforeAll(async () => {
  extracts = await ragUnderTest(modelPassages());
  const { entities } = extracts.deps;
  const slowEntities: typeof entities = {
    entities: async (request) => {
      heard.push(request.signal);
      await content;
      return entities.entities(request);
    },
  };
  const { embedder, vectorIndex } = extracts.deps;
  rag = await ragUnderTest([], { generator: model, entities: slowEntities, embedder, vectorIndex });
});
afterAll(async () => {
  await rag[Symbol.asyncDispose]();
  await extracts[Symbol.asyncDispose]();
});
beforeEach(() => {
  model.play = silent;
  content = Promise.resolve();
  heard.length = 0;
});

// biome-ignore lint/suspicious/noExplicitAny: events of a union, looked at by what they are
type Event = any;

async function eventsOf(rag: Rag, input: Record<string, unknown> = QUESTION): Promise<Event[]> {
  const events: Event[] = [];
  for await (const { data, errors } of rag.stream(input)) {
    expect(errors).toBeUndefined();
    events.push(data?.answerStream);
  }
  return events;
}

const tokensOf = (events: Event[]): string[] =>
  events.filter(({ __typename }) => __typename === 'AnswerToken').map(({ text }) => text);
/** The text a client has in the end. */
const textOf = (events: Event[]): string =>
  tokensOf(events.slice(events.findLastIndex(({ __typename }) => __typename === 'AnswerReset') + 1)).join('');
const doneOf = (events: Event[]) => events.at(-1).answer;

describe('the stream of an answer in extracts', () => {
  it('is sources first, then the text in pieces, at last the answer that `ask` gives', async () => {
    const events = await eventsOf(extracts);
    const { answer } = await extracts.ask(QUESTION);
    const tokens = tokensOf(events);
    expect(events[0]).toEqual({
      __typename: 'AnswerCitations',
      mode: 'EXTRACT',
      citations: answer.citations,
    });
    expect(events.slice(1, -1)).toHaveLength(tokens.length);
    expect(tokens.length).toBeGreaterThan(2);
    expect(events.at(-1)).toEqual({ __typename: 'AnswerDone', answer });
    expect(textOf(events)).toBe(answer.text);
    expect(answer.refused).toBe(false);
  });

  it('of a refusal has its text too', async () => {
    const events = await eventsOf(extracts, { question: MODEL_QUESTIONS.unanswerable[0]?.question });
    expect(doneOf(events)).toMatchObject({ refused: true, mode: 'EXTRACT' });
    expect(textOf(events)).toBe(doneOf(events).text);
    expect(textOf(events)).toMatch(/^Das weiß ich nicht/);
  });

  it.each([
    [{ question: ' ' }, undefined, 'VALIDATION'],
    [QUESTION, ANONYMOUS, 'UNAUTHENTICATED'],
  ])('that cannot begin is one result with the reason', async (input, identity, code) => {
    const results = [];
    for await (const result of extracts.stream(input, undefined, identity)) results.push(result);
    expect(results).toMatchObject([{ errors: [{ extensions: { code } }] }]);
  });
});

describe('the stream of a model', () => {
  it('passes its pieces on, without citations it invents, however they are cut', async () => {
    model.play = async function* ({ passages: [first, second] }) {
      const text = `Die Betreiber [chunk ${first?.chunkId}] und [chunk ${FOREIGN}], sagt [chunk ${second?.chunkId}].`;
      yield* text.match(/.{1,7}/gsu) ?? [];
    };
    const events = await eventsOf(rag);
    const [{ citations }] = events;
    const [first, second] = citations.map((citation: Event) => citation.chunk.id);
    expect(events[0].mode).toBe('MODEL');
    expect(doneOf(events)).toMatchObject({
      mode: 'MODEL',
      refused: false,
      chunksUsed: [first, second],
      text: `Die Betreiber [chunk ${first}] und, sagt [chunk ${second}].`,
    });
    expect(textOf(events)).toBe(doneOf(events).text);
    const shown = tokensOf(events).map((_, at, all) => all.slice(0, at + 1).join(''));
    expect(shown.length).toBeGreaterThan(5);
    for (const text of shown) expect(text.replaceAll(/\[chunk [0-9a-f-]{36}\]/g, '')).not.toMatch(/\[/);
  });

  it('that breaks off goes on with extracts, after a reset', async () => {
    model.play = async function* () {
      yield 'Die Kosten trägt';
      throw new Error('socket 17 hung up');
    };
    const events = await eventsOf(rag);
    const { answer } = await extracts.ask(QUESTION);
    expect(events.map(({ __typename }) => __typename).slice(0, 4)).toEqual([
      'AnswerCitations',
      'AnswerToken',
      'AnswerReset',
      'AnswerToken',
    ]);
    expect(events[2]).toMatchObject({ mode: 'EXTRACT', reason: expect.stringContaining('Auszüge') });
    expect(doneOf(events)).toEqual(answer);
    expect(textOf(events)).toBe(answer.text);
    expect((await rag.ask(QUESTION)).answer).toEqual(answer);
  });

  it('that proves nothing is taken back and refused', async () => {
    model.play = async function* () {
      yield 'Die Gemeinde zahlt ';
      yield `[chunk ${FOREIGN}].`;
    };
    const events = await eventsOf(rag);
    expect(events.at(-3)).toMatchObject({ __typename: 'AnswerReset', mode: 'EXTRACT' });
    expect(doneOf(events)).toMatchObject({ refused: true, chunksUsed: [] });
    expect(textOf(events)).toBe(doneOf(events).text);
  });

  it('that refuses is refused in our words, with none of its own', async () => {
    model.play = async function* () {
      yield 'Das weiß';
      yield ' ich nicht, aber vielleicht';
      yield ' weiß es die Gemeinde.';
    };
    const events = await eventsOf(rag);
    expect(tokensOf(events).join('')).toBe(doneOf(events).text);
    expect(doneOf(events)).toMatchObject({ refused: true, mode: 'EXTRACT' });
  });
});

describe('a caller who leaves', () => {
  it('stops the model at once', async () => {
    let signal = new AbortController().signal;
    model.play = async function* (request) {
      signal = request.signal;
      yield 'Die Kosten trägt ';
      yield 'vielleicht ';
      await new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const caller = new AbortController();
    const results = rag.stream(QUESTION, caller.signal);
    await results.next();
    await results.next();
    const waiting = results.next().then(() => results.next());
    caller.abort();
    expect((await waiting).done).toBe(true);
    expect(signal.aborted).toBe(true);
  });

  it('stops the model also by ending the iteration', async () => {
    let signal = new AbortController().signal;
    model.play = async function* (request) {
      signal = request.signal;
      yield 'Die Kosten trägt ';
      yield 'vielleicht ';
      yield 'die Betreiberin.';
    };
    const results = rag.stream(QUESTION);
    await results.next();
    await results.next();
    await results.return(undefined);
    await expect.poll(() => signal.aborted).toBe(true);
  });

  it('stops the search at once', async () => {
    content = new Promise(() => undefined);
    const caller = new AbortController();
    const waiting = rag.stream(QUESTION, caller.signal).next();
    await expect.poll(() => heard.length).toBe(1);
    caller.abort();
    expect((await waiting).done).toBe(true);
    expect(heard[0]?.aborted).toBe(true);
  });
});
