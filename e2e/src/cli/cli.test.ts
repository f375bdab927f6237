import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MODEL_LAW, MODEL_QUESTIONS } from '@luna/platform/testing/documents/model-law';
import { startTestLuna, TEST_ADMIN_KEY, type TestLuna } from '@luna/server/testing/start-test-luna';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLuna } from './luna-command.js';

const DOCUMENTS = 12;

let luna: TestLuna;
const folder = mkdtempSync(path.join(tmpdir(), 'luna-cli-'));
beforeAll(async () => {
  luna = await startTestLuna();
  mkdirSync(path.join(folder, 'unter'));
  for (let n = 1; n < DOCUMENTS; n += 1)
    writeFileSync(path.join(folder, 'unter', `notiz-${n}.md`), `# Notiz ${n}\n\nInhalt Nummer ${n}.`);
  writeFileSync(path.join(folder, MODEL_LAW.fileName), MODEL_LAW.markdown);
  writeFileSync(path.join(folder, 'bild.png'), 'kein Dokument');
});
afterAll(async () => {
  await luna[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runLuna(luna.url, args);

/** What a run can have written: documents, jobs and files. */
async function written() {
  const { data } = await luna.graphql(
    'query Written { items(first: 200) { totalCount nodes { fileName version } } jobs(first: 1) { totalCount } }',
  );
  const files = readdirSync(path.join(luna.dataDir, 'objects'), { recursive: true }).map(String);
  return { ...data, files: files.sort() };
}

describe('luna ingest', () => {
  it('goes on where a killed and an interrupted run ended, takes each document once, and then writes nothing', async () => {
    const slowly = ['ingest', folder, '--concurrency', '1', '--kind', 'regulation', '--tag', 'Probe, A'];
    const killed = run(...slowly);
    await killed.says('[1/12]');
    killed.kill('SIGKILL');
    await killed.end;
    const stopped = run(...slowly);
    await stopped.says('[1/');
    stopped.kill('SIGINT');
    const { code, out } = await stopped.end;
    expect(code).toBe(130);
    expect(out).toMatch(/^offen +\d+ /m);

    const third = await run(...slowly).end;
    expect(third).toMatchObject({ code: 0, out: expect.stringContaining('übersprungen       1') });
    const after = await written();
    const names = after.items.nodes.map((item: { fileName: string }) => item.fileName);
    expect(new Set(names).size).toBe(DOCUMENTS);
    expect(after.items.totalCount).toBe(DOCUMENTS);

    const again = await run('ingest', folder).end;
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^neu +0$/m) });
    expect(again.out).toMatch(/^schon da +12$/m);
    expect(await written()).toEqual(after);
  });

  it('names each refused file with its reason, takes the others, and ends with 1', async () => {
    using place = temporaryFolder();
    writeFileSync(path.join(place.path, 'kaputt.docx'), 'PK\u0003\u0004 word/document.xml');
    writeFileSync(path.join(place.path, 'gut.txt'), 'Das Wasser ist abzustellen.');
    const { code, out, err } = await run('ingest', place.path).end;
    expect(code).toBe(1);
    expect(out).toMatch(/neu +1 +1 Abschnitt\n/);
    expect(out).toMatch(/✗ kaputt\.docx: .*Datei/);
    expect(`${out}${err}`).not.toContain(TEST_ADMIN_KEY);
  });
});

it('luna ask shows the answer with numbered sources, or as JSON', async () => {
  const [{ question = '', paragraph = '' } = {}] = MODEL_QUESTIONS.answerable;
  const { code, out } = await run('ask', question).end;
  expect(code).toBe(0);
  expect(out).toContain(`(${paragraph}`);
  expect(out).toMatch(new RegExp(`\\[1\\][^]*\\nQuellen\\n {2}\\[1\\] ${paragraph}.* QuSpG, `));
  expect(out).not.toContain('[chunk');
  const json = JSON.parse((await run('ask', question, '--json', '--top-k', '3').end).out);
  expect(json).toMatchObject({ refused: false, answer: expect.stringContaining('[chunk') });
  expect(json.citations).toHaveLength(3);
});

it('luna doctor names a lost file with 3, the same file sent again heals it', async () => {
  expect((await run('doctor').end).code).toBe(0);
  const objects = path.join(luna.dataDir, 'objects');
  const file = path.join(folder, MODEL_LAW.fileName);
  const { data } = await luna.graphql(
    'query Law { items(filter: { query: "Quartierspeicher" }) { nodes { sha256 } } }',
  );
  const { sha256 } = data.items.nodes[0];
  rmSync(path.join(objects, sha256.slice(0, 2), sha256));
  const broken = await run('doctor', '--json').end;
  expect(broken.code).toBe(3);
  expect(JSON.parse(broken.out)).toMatchObject({
    left: 1,
    findings: [{ check: 'missing_files', ids: [sha256] }],
  });
  expect((await run('ingest', '--resend', file).end).code).toBe(0);
  const healed = await run('doctor', '--repair', '--deep').end;
  expect(healed).toMatchObject({ code: 0, out: expect.stringContaining('passen zusammen') });
});

it('luna eval counts hits and refusals per group', async () => {
  using place = temporaryFolder();
  const { answerable, unanswerable } = MODEL_QUESTIONS;
  const lines = [
    ...answerable.map((asked, n) => ({ ...asked, id: `a${n}`, type: 'leicht' })),
    ...unanswerable.map((asked, n) => ({ ...asked, id: `u${n}`, type: 'unbeantwortbar', anchor: '' })),
  ];
  const file = path.join(place.path, 'fragen.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const { code, out } = await run('eval', file, '--k', '5,1', '--json').end;
  expect(code).toBe(0);
  const result = JSON.parse(out);
  expect(result).toMatchObject({
    questions: lines.length,
    ks: [1, 5],
    groups: { leicht: { hitAt: { 5: 1 }, refused: 0 }, unbeantwortbar: { questions: unanswerable.length } },
  });
  const table = await run('eval', file, '--limit', '2').end;
  expect(table.out).toContain('Abgelehnt: 0 von 2 beantwortbaren, 0 von 0 unbeantwortbaren.');
});

it('says what to do where no Luna runs, and where the key is wrong', async () => {
  const nowhere = await runLuna('http://127.0.0.1:9', ['doctor']).end;
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('ist keine Luna zu erreichen') });
  const own = await runLuna('', ['ask', 'x'], { API_PORT: '9' }).end;
  expect(own.err).toContain('Hier läuft keine Luna (http://127.0.0.1:9). Starten Sie sie mit npm start.');
  const wrong = await runLuna(luna.url, ['doctor'], { ADMIN_API_KEY: 'falsch-falsch-falsch' }).end;
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('Admin-Schlüssel stimmt nicht') });
});

function temporaryFolder(): Disposable & { path: string } {
  const place = mkdtempSync(path.join(tmpdir(), 'luna-cli-'));
  return { path: place, [Symbol.dispose]: () => rmSync(place, { recursive: true, force: true }) };
}
