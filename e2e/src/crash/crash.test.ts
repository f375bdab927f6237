import { MODEL_LAW, MODEL_QUESTIONS } from '@luna/platform/testing/documents/model-law';
import { ADMIN_KEY, type LunaProcess, makeDataFolder, startProcess } from '@luna/server/testing/luna-process';
import { jsonOf } from '@luna/server/testing/start-test-luna';
import { describe, expect, it, vi } from 'vitest';

const headers = { 'x-admin-key': ADMIN_KEY };

async function upload(
  luna: LunaProcess,
  text: string,
  name: string,
): Promise<{ item_id: string; job_id: string }> {
  const form = new FormData();
  form.set('async', 'true');
  form.set('kind', 'regulation');
  form.set('file', new Blob([text]), name);
  const response = await fetch(`${luna.url}/api/v1/ingest/doc`, { method: 'POST', headers, body: form });
  expect(response.status).toBe(202);
  return (await jsonOf(response)).data;
}

async function graphql(luna: LunaProcess, query: string) {
  const response = await fetch(`${luna.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await jsonOf(response)).data;
}

/** The passages of a document without what differs from run to run. */
async function passages(luna: LunaProcess, itemId: string) {
  const { item } = await graphql(
    luna,
    `{ item(id: "${itemId}") { state chunks(first: 200) { nodes { index label text } } } }`,
  );
  return item;
}

async function whenReady(luna: LunaProcess, jobId: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await graphql(luna, `{ job(id: "${jobId}") { state } }`)).job.state).toBe('DONE'),
    { timeout: 60_000, interval: 100 },
  );
}

describe('kill -9 right after documents were accepted', () => {
  it('loses none of them and ends in the state of an undisturbed run', async () => {
    using folder = makeDataFolder();
    const texts = [1, 2, 3].map((n) => MODEL_LAW.markdown.replaceAll('Musterland', `Musterland ${n}`));

    const first = await startProcess(folder.path);
    const accepted = [];
    for (const [n, text] of texts.entries()) accepted.push(await upload(first, text, `gesetz-${n}.md`));
    await first.kill('SIGKILL');
    const second = await startProcess(folder.path);
    for (const { job_id } of accepted) await whenReady(second, job_id);
    const undisturbed = await upload(
      second,
      MODEL_LAW.markdown.replaceAll('Musterland', 'Musterland 4'),
      'gesetz-4.md',
    );
    await whenReady(second, undisturbed.job_id);

    const expected = JSON.stringify(await passages(second, undisturbed.item_id));
    for (const [n, { item_id }] of accepted.entries()) {
      const found = JSON.stringify(await passages(second, item_id)).replaceAll(
        `Musterland ${n + 1}`,
        'Musterland 4',
      );
      expect(found).toBe(expected);
    }
    const { ask } = await graphql(
      second,
      `mutation { ask(input: { question: ${JSON.stringify(MODEL_QUESTIONS.answerable[0]?.question)} }) { refused } }`,
    );
    expect(ask.refused).toBe(false);
    expect(await second.kill('SIGINT')).toBe(0);
  });
});

describe('the data folder', () => {
  it('is not given to a second Luna, which says so and ends', async () => {
    using folder = makeDataFolder();
    const first = await startProcess(folder.path);

    await expect(startProcess(folder.path)).rejects.toThrow(
      /läuft mit diesem Datenordner bereits \(Prozess \d+\)/,
    );

    expect((await fetch(`${first.url}/livez`)).status).toBe(200);
    await first.kill('SIGINT');
  });

  it('can be used again right after Ctrl-C and after kill -9', async () => {
    using folder = makeDataFolder();
    await (await startProcess(folder.path)).kill('SIGKILL');
    await (await startProcess(folder.path)).kill('SIGINT');

    const third = await startProcess(folder.path);

    expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
    await third.kill('SIGINT');
  });
});

describe('a faulty configuration', () => {
  it('is reported at once, with every fault, in plain words', async () => {
    using folder = makeDataFolder();

    const start = startProcess(folder.path, {
      API_PORT: 'achttausend',
      ADMIN_API_KEY: 'kurz',
      LUNA_DEMO: 'vielleicht',
    });

    await expect(start).rejects.toThrow(/API_PORT: .*\n.*LUNA_DEMO: .*\n.*ADMIN_API_KEY: /);
  });
});
