import { startTestLuna, TEST_ADMIN_KEY, type TestLuna } from '@luna/server/testing/start-test-luna';
import { createClient } from 'graphql-ws';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';

const STEP_MS = 60_000;
const HISTORY_MS = 3_600_000;
const TAKEN = 5;
const QUERY = `subscription ($meterIds: [ID!], $since: Instant) {
  readingAdded(meterIds: $meterIds, since: $since) { ts meter { id documents { title } } }
}`;

interface Reading {
  ts: string;
  meter: { id: string; documents: { title: string }[] };
}

/** Takes readings over a socket of its own, then drops it without a goodbye. */
function takeReadings(luna: TestLuna, count: number, meterId: string, since: string): Promise<Reading[]> {
  const client = createClient({
    url: `${luna.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { 'x-admin-key': TEST_ADMIN_KEY },
    retryAttempts: 0,
  });
  const readings: Reading[] = [];
  return new Promise((resolve, reject) => {
    client.subscribe<{ readingAdded: Reading }>(
      { query: QUERY, variables: { meterIds: [meterId], since } },
      {
        next: ({ data, errors }) => {
          if (!data) return reject(new Error(JSON.stringify(errors)));
          readings.push(data.readingAdded);
          if (readings.length < count) return;
          client.terminate();
          resolve(readings);
        },
        error: reject,
        complete: () => undefined,
      },
    );
  });
}

it('brings readings with the documents of their meter, and goes on after a dropped socket where it was', async () => {
  await using luna = await startTestLuna({ LUNA_DEMO: 'true' });
  const { data } = await luna.graphql('{ meters { id } }');
  const meterId: string = data.meters[0].id;
  await luna.ingest('# Handbuch\n\nSo liest man den Zähler ab.', 'handbuch.md', { tags: meterId });

  const start = new Date(Date.now() - HISTORY_MS).toISOString();
  const before = await takeReadings(luna, TAKEN, meterId, start);
  const after = await takeReadings(luna, TAKEN, meterId, before.at(-1)?.ts ?? '');

  const readings = [...before, ...after];
  const firstAt = Date.parse(before[0]?.ts ?? '');
  expect(readings.map(({ ts }) => Date.parse(ts))).toEqual(readings.map((_, n) => firstAt + n * STEP_MS));
  for (const { meter } of readings) {
    expect(meter).toEqual({ id: meterId, documents: [{ title: 'Handbuch' }] });
  }
});
