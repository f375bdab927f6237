import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printReport } from '../report.js';
import { median, quantile } from '../statistics.js';
import { ADMIN_KEY, type RunningLuna, runLuna } from './luna-process.js';

const ASKED_MIN = 400;
const STARTS = 3;

const headers = { 'x-admin-key': ADMIN_KEY };

/**
 * Takes in a folder of laws (`*.md`) through the API, asks it the questions of a file (one JSON object with `question`
 * per line), and starts again: time and memory on the embedded defaults.
 */
export async function corpus(folder: string, questions: string): Promise<void> {
  const site = mkdtempSync(path.join(tmpdir(), 'luna-bench-'));
  chmodSync(site, 0o711);
  try {
    const dataDir = path.join(site, 'data');
    const luna = await runLuna(dataDir);
    const ingest = await ingestFolder(luna, folder);
    const answers = await askAll(luna, readQuestions(questions));
    const residentMb = luna.residentMb();
    await luna.stop();
    const starts = await restart(dataDir);
    report(ingest, answers, residentMb, starts);
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}

async function ingestFolder(luna: RunningLuna, folder: string) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const startedAt = performance.now();
  let chunks = 0;
  for (const name of files) {
    const form = new FormData();
    form.set('kind', 'regulation');
    form.set('file', new Blob([readFileSync(path.join(folder, name))]), name);
    const response = await fetch(`${luna.url}/api/v1/ingest/doc`, { method: 'POST', headers, body: form });
    const { data, message } = (await response.json()) as { data: { chunks: number }; message: string };
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${message}`);
    chunks += data.chunks;
  }
  return { files: files.length, chunks, seconds: (performance.now() - startedAt) / 1000 };
}

function readQuestions(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { question: string }).question);
}

/** One after the other, every question several times; milliseconds each. */
async function askAll(luna: RunningLuna, questions: string[]): Promise<number[]> {
  const times: number[] = [];
  while (times.length < ASKED_MIN) {
    for (const question of questions) {
      const startedAt = performance.now();
      const response = await fetch(`${luna.url}/api/v1/rag/ask`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      const { data } = (await response.json()) as { data: { citations: unknown[] } | null };
      if (!data?.citations.length) throw new Error(`No passage for: ${question}`);
      times.push(performance.now() - startedAt);
    }
  }
  return times;
}

async function restart(dataDir: string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const luna = await runLuna(dataDir);
    times.push(luna.readyMs);
    await luna.stop();
  }
  return times;
}

function report(
  ingest: Awaited<ReturnType<typeof ingestFolder>>,
  asked: number[],
  residentMb: number,
  starts: number[],
): void {
  const p95 = quantile(asked, 0.95);
  const ready = median(starts) / 1000;
  printReport('A corpus of laws on the embedded defaults', [
    {
      what: `${ingest.files} laws, ${ingest.chunks} passages, through the API`,
      measured: `${ingest.seconds.toFixed(1)} s`,
      limit: '< 60 s',
      holds: ingest.seconds < 60,
    },
    {
      what: `ask, ${asked.length} times, p50 / p95`,
      measured: `${median(asked).toFixed(0)} / ${p95.toFixed(0)} ms`,
      limit: 'p95 < 150 ms',
      holds: p95 < 150,
    },
    {
      what: 'Node, resident, after it',
      measured: `${residentMb.toFixed(0)} MB`,
      limit: '< 500 MB',
      holds: residentMb < 500,
    },
    {
      what: `second start to ready, median of ${starts.length}`,
      measured: `${ready.toFixed(1)} s`,
      limit: '< 5 s',
      holds: ready < 5,
    },
  ]);
}
