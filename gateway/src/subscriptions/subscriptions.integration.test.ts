import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.js';
import { LiveLibrary } from '../testing/live-library.js';
import { subscribe } from '../testing/socket-client.js';
import { ADMIN_KEY, COMPOSITIONS } from '../testing/start-test-gateway.js';

const USER = '11111111-2222-4333-8444-555555555555';

describe.each(COMPOSITIONS)('with subgraphs %s', (composition) => {
  const library = new LiveLibrary();
  beforeAll(() => library.start({ composition }));
  afterEach(() => library.everybodyLeaves());
  afterAll(() => library.stop());

  describe('an event', () => {
    it('is completed with what another subgraph owns, in order, with aliases and variables', async () => {
      const events = await library.listen(
        'subscription ($upper: Boolean) { readingAdded { label: title(upper: $upper) author { __typename name } } }',
        { upper: true },
      );

      library.life.hold('eins');
      library.life.hold('zwei');

      expect(await events.take(2)).toEqual([
        { data: { readingAdded: { label: 'EINS', author: { __typename: 'Author', name: 'Ada' } } } },
        { data: { readingAdded: { label: 'ZWEI', author: { __typename: 'Author', name: 'Ada' } } } },
      ]);
    });

    it('sees entities as they are at that moment, not as they were at the first event', async () => {
      const events = await library.listen('subscription { readingAdded { author { name } } }');
      library.life.hold('eins');
      await events.take(1);

      library.life.authorName = 'Ada Lovelace';
      library.life.hold('zwei');

      expect(await events.take(1)).toEqual([
        { data: { readingAdded: { author: { name: 'Ada Lovelace' } } } },
      ]);
      library.life.authorName = 'Ada';
    });

    it('fetches entities inside members of a union, and nothing for the other members', async () => {
      const lookups = library.gateway.seen.authorLookups.length;
      const events = await library.listen(
        `subscription { answerStream(question: "?") {
        __typename
        ... on AnswerToken { text }
        ... on AnswerCitations { citations { quote author { name } } }
      } }`,
      );

      library.life.answers.publish({ __typename: 'AnswerToken', text: 'Der' });
      library.life.answers.publish({
        __typename: 'AnswerCitations',
        citations: [
          { quote: '§ 1', author: { id: 'a' } },
          { quote: '§ 2', author: { id: 'a' } },
        ],
      });

      const author = { name: 'Ada' };
      expect(await events.take(2)).toEqual([
        { data: { answerStream: { __typename: 'AnswerToken', text: 'Der' } } },
        {
          data: {
            answerStream: {
              __typename: 'AnswerCitations',
              citations: [
                { quote: '§ 1', author },
                { quote: '§ 2', author },
              ],
            },
          },
        },
      ]);
      expect(library.gateway.seen.authorLookups.length - lookups).toBe(1);
    });

    it('leaves out what @skip and @include below the root leave out', async () => {
      const query =
        'subscription ($who: Boolean!) { readingAdded { title author @include(if: $who) { name } no @skip(if: $who) } }';
      const withAuthor = await library.listen(query, { who: true });
      const without = await library.listen(query, { who: false });

      library.life.hold('eins');

      const no = library.life.held.length;
      expect(await withAuthor.take(1)).toEqual([
        { data: { readingAdded: { title: 'eins', author: { name: 'Ada' } } } },
      ]);
      expect(await without.take(1)).toEqual([{ data: { readingAdded: { title: 'eins', no } } }]);
    });

    it('keeps its data beside an error, which shows no internals but a trace id', async () => {
      const events = await library.listen('subscription { readingAdded { title secret } }');

      library.life.hold('eins');

      const [result] = await events.take(1);
      expect(result?.data).toEqual({ readingAdded: { title: 'eins', secret: null } });
      expect(JSON.stringify(result)).not.toMatch(/secret_table|10\.0\.0\.7/);
      expect(result?.errors).toMatchObject([
        { path: ['readingAdded', 'secret'], extensions: { code: 'INTERNAL', traceId: expect.any(String) } },
      ]);
    });

    it('carries the trace id the client sent along with its operation', async () => {
      const traceId = '33333333-2222-4333-8444-555555555555';
      const client = library.clientAs();
      const errors = new Promise((resolve) => {
        client.subscribe(
          { query: 'subscription { refused { no } }', extensions: { 'x-trace-id': traceId } },
          { next: ({ errors }) => resolve(errors), error: resolve, complete: () => undefined },
        );
      });

      expect(await errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', traceId } }]);
    });
  });

  describe('the end of a stream', () => {
    it('reaches the client after the last event', async () => {
      const events = await library.listen(
        'subscription { answerStream(question: "?") { ... on AnswerToken { text } } }',
      );

      library.life.answers.publish({ __typename: 'AnswerToken', text: 'Schluss' });
      library.life.answers.end();

      expect(await events.ended).toBeNull();
      expect(events.results).toEqual([{ data: { answerStream: { text: 'Schluss' } } }]);
    });

    it('says why a source refused or broke, without internals', async () => {
      const refused = subscribe(library.clientAs(), 'subscription { refused { no } }');
      const broken = subscribe(library.clientAs(), 'subscription { breaks { no } }');

      expect([await refused.ended, await broken.ended]).toEqual([null, null]);
      expect(refused.results).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
      expect(broken.results).toMatchObject([
        { data: { breaks: { no: 1 } } },
        { errors: [{ extensions: { code: 'INTERNAL' } }] },
      ]);
      expect(JSON.stringify(broken.results)).not.toContain('10.0.0.7');
    });

    it('ends the source in the subgraph when the client leaves or hangs up', async () => {
      const leaving = library.clientAs();
      const events = await library.listen('subscription { readingAdded { title } }', {}, leaving);
      const hangingUp = library.clientAs();
      await library.listen('subscription { jobChanged { no } }', {}, hangingUp);

      events.leave();
      await eventually(() => expect(library.life.listeners).toBe(1));
      hangingUp.terminate();
      await eventually(() => expect(library.life.listeners).toBe(0));

      expect(library.upstreams).toBe(0);
    });
  });
});

describe('an operation over a socket', () => {
  const library = new LiveLibrary();
  beforeAll(() => library.start());
  afterEach(() => library.everybodyLeaves());
  afterAll(() => library.stop());

  it.each([
    [
      'two root fields',
      'subscription { readingAdded { no } jobChanged { no } }',
      'must select only one top level field',
    ],
    ['an unknown field', 'subscription { readingAdded { nix } }', 'Cannot query field "nix"'],
    [
      'a condition at the root',
      'subscription { readingAdded @include(if: true) { no } }',
      '@skip und @include',
    ],
    [
      'a condition on a variable there',
      'subscription ($x: Boolean = true) { ... @skip(if: $x) { readingAdded { no } } }',
      'Argument "if"',
    ],
    [
      'a variable of the wrong type',
      'subscription ($s: Int) { readingAdded(since: $s) { no } }',
      'Variable "$s"',
    ],
    ['no GraphQL', 'subscription {', 'Syntax Error'],
    ['more than one operation', 'query A { whoami } query B { whoami }', 'mehrere Operationen'],
  ])('is refused for %s before a source is opened', async (_, query, message) => {
    const { ended, results } = subscribe(library.clientAs(), query, { s: 'drei' });

    expect(JSON.stringify(await ended)).toContain(message.replaceAll('"', '\\"'));
    expect(results).toEqual([]);
    expect(library.upstreams).toBe(0);
  });

  it('may be a query or a mutation, under the identity of the socket', async () => {
    const client = library.clientAs({ 'X-Dev-User': USER });
    const query = subscribe(client, '{ whoami books { author { name } } }');
    const mutation = subscribe(client, 'mutation { ask(question: "Wer?") }');

    expect([await query.ended, await mutation.ended]).toEqual([null, null]);
    expect(query.results).toMatchObject([{ data: { whoami: `customer:${USER}` } }]);
    expect(mutation.results).toEqual([{ data: { ask: 'Zu „Wer?“' } }]);
  });

  it('is refused over plain HTTP if it is a subscription', async () => {
    const response = await library.gateway.post({ query: 'subscription { readingAdded { no } }' });

    expect(response.status).toBe(400);
    expect((await response.json()).errors[0]).toMatchObject({
      message: expect.stringContaining('text/event-stream'),
      extensions: { code: 'VALIDATION' },
    });
  });
});

describe('limits', () => {
  const strict = new LiveLibrary();
  beforeAll(() => strict.start({ askPerMinute: 1, variables: { GRAPHQL_MAX_ALIASES: '0' } }));
  afterEach(() => strict.everybodyLeaves());
  afterAll(() => strict.stop());
  const ASK = 'subscription { answerStream(question: "?") { __typename } }';

  it('hold for subscriptions as they do for queries', async () => {
    const client = strict.clientAs({ 'x-dev-user': USER });
    const tooLarge = subscribe(client, 'subscription { readingAdded { titel: title } }');
    await strict.listen(ASK, {}, client);
    const again = subscribe(client, ASK);

    expect(await tooLarge.ended).toMatchObject([{ message: expect.stringContaining('GRAPHQL_MAX_ALIASES') }]);
    expect(await again.ended).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });

  it('do not apply to the admin key where they count questions', async () => {
    const client = strict.clientAs({ 'x-admin-key': ADMIN_KEY });
    await strict.listen(ASK, {}, client);
    await strict.listen(ASK, {}, client);

    expect(strict.upstreams).toBe(2);
  });
});
