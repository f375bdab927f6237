import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.js';
import { LiveLibrary } from '../testing/live-library.js';
import { subscribe } from '../testing/socket-client.js';

const USER = '11111111-2222-4333-8444-555555555555';
const OTHER = '22222222-2222-4333-8444-555555555555';

const library = new LiveLibrary();
beforeAll(() => library.start());
afterEach(() => library.everybodyLeaves());
afterAll(() => library.stop());

describe('sharing', () => {
  const QUERY = 'subscription ($upper: Boolean) { readingAdded { title(upper: $upper) author { name } } }';

  it('gives all who ask the same under one identity one source and one execution per event', async () => {
    const lookups = library.gateway.seen.authorLookups.length;
    const first = await library.listen(QUERY, {}, library.clientAs({ 'x-dev-user': USER }));
    const client = library.clientAs({ 'x-dev-user': USER });
    const others = [subscribe(client, QUERY), subscribe(client, QUERY)];
    const marker = subscribe(client, '{ whoami }');
    await marker.ended;

    library.life.hold('eins');

    const results = await Promise.all([first, ...others].map((one) => one.take(1)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(library.upstreams).toBe(1);
    expect(library.gateway.seen.authorLookups.length - lookups).toBe(1);
  });

  it('goes on for the others when one leaves', async () => {
    const client = library.clientAs();
    const first = await library.listen(QUERY, {}, client);
    const second = subscribe(client, QUERY);
    await subscribe(client, '{ whoami }').ended;

    first.leave();
    await first.ended;
    library.life.hold('eins');

    expect(await second.take(1)).toHaveLength(1);
    expect(first.results).toEqual([]);
  });

  it.each([
    ['identities', QUERY, {}, {}, OTHER],
    ['variables', QUERY, { upper: true }, { upper: false }, USER],
  ])('never spans %s', async (_, query, mine, theirs, user) => {
    await library.listen(query, mine, library.clientAs({ 'x-dev-user': USER }));
    await library.listen(query, theirs, library.clientAs({ 'x-dev-user': user }));

    expect(library.upstreams).toBe(2);
  });

  it('is not for streams that begin with what was before', async () => {
    const answer = 'subscription { answerStream(question: "?") { __typename } }';
    const resumed = 'subscription { readingAdded(since: 1) { no } }';
    const client = library.clientAs();
    for (const query of [answer, answer, resumed, resumed]) await library.listen(query, {}, client);

    expect(library.upstreams).toBe(4);
  });
});

it('goes on after a dropped connection without a hole and without a repetition', async () => {
  const query = 'subscription ($since: Int) { readingAdded(since: $since) { no } }';
  const client = library.clientAs();
  const before = await library.listen(query, {}, client);
  for (const title of ['eins', 'zwei']) library.life.hold(title);
  await before.take(2);
  client.terminate();
  await eventually(() => expect(library.life.listeners).toBe(0));
  const last = library.life.held.length;
  for (const title of ['drei', 'vier', 'fünf']) library.life.hold(title);

  const after = await library.listen(query, { since: last });
  library.life.hold('sechs');

  const numbers = (await after.take(4)).map(({ data }) => data?.readingAdded);
  expect(numbers).toEqual([1, 2, 3, 4].map((n) => ({ no: last + n })));
});
