import { jsonOf, startTestLuna, type TestLuna } from '@luna/server/testing/start-test-luna';
import { expect, it, vi } from 'vitest';

/** Enough work to keep both workers busy for seconds. */
const LONG = Array.from({ length: 1_000 }, (_, n) => `Absatz ${n} über Strom und Zähler im Netz.\n\n`).join(
  '',
);
const AHEAD = 4;
/** Shorter than the keep-alive of a connection (72 s) with the start included. */
const END_MS = 60_000;

async function jobsOf(luna: TestLuna): Promise<number> {
  const { data } = await luna.graphql('{ jobs { totalCount } }');
  return data.jobs.totalCount;
}

it(
  'answers an upload that still waits for its text, and ends without waiting for connections kept alive',
  async () => {
    await using luna = await startTestLuna();
    for (let n = 0; n < AHEAD; n += 1) {
      expect((await luna.ingest(`# Heft ${n}\n\n${LONG}`, `heft-${n}.md`, { async: 'true' })).status).toBe(
        202,
      );
    }
    const waiting = luna.ingest('# Notiz\n\nSie kommt zuletzt an die Reihe.', 'notiz.md');
    await vi.waitFor(async () => expect(await jobsOf(luna)).toBe(AHEAD + 1), 20_000);

    const stopping = luna.stop();
    const answer = await waiting;

    expect(answer.status).toBe(202);
    expect((await jsonOf(answer)).data.state).toBe('processing');
    await stopping;
  },
  END_MS,
);
