import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jsonBody, LunaApi } from '@luna/server/cli/api/luna-api';
import { quantile } from '@luna/server/cli/eval/quantile';
import { readQuestions } from '@luna/server/cli/eval/read-questions';
import { findFiles } from '@luna/server/cli/ingest/find-files';
import { uploadFile } from '@luna/server/cli/ingest/upload-file';
import { printReport } from '../report.js';
import { median } from '../statistics.js';
import { ADMIN_KEY, type RunningLuna, runLuna } from './luna-process.js';

const ASKED_MIN = 400;
const STARTS = 3;

const { signal } = new AbortController();
const apiOf = ({ url }: RunningLuna) => new LunaApi(url, ADMIN_KEY);

/**
 * Takes in a folder of laws through the API, asks it the questions of a file that `luna eval` reads, and starts again:
 * time and memory on the embedded defaults. What it finds, and how well, `luna eval` measures.
 */
export async function corpus(folder: string, questions: string): Promise<void> {
  const site = mkdtempSync(path.join(tmpdir(), 'luna-bench-'));
  chmodSync(site, 0o711);
  try {
    const dataDir = path.join(site, 'data');
    const luna = await runLuna(dataDir);
    const ingest = await ingestFolder(luna, folder);
    const answers = await askAll(
      luna,
      readQuestions(questions).map(({ question }) => question),
    );
    const residentMb = luna.residentMb();
    await luna.stop();
    const starts = await restart(dataDir);
    report(ingest, answers, residentMb, starts);
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}

async function ingestFolder(luna: RunningLuna, folder: string) {
  const found = await findFiles(folder);
  const files = found.files.filter(({ label }) => label !== 'README.md');
  const api = apiOf(luna);
  const startedAt = performance.now();
  let chunks = 0;
  for (const { path: file, label } of files) {
    const { status, message, data } = await uploadFile(api, { file, fields: { kind: 'regulation' }, signal });
    if (status !== 200) throw new Error(`${label}: ${status} ${message}`);
    chunks += data.chunks;
  }
  return { files: files.length, chunks, seconds: (performance.now() - startedAt) / 1000 };
}

/** One after the other, every question several times; milliseconds each. */
async function askAll(luna: RunningLuna, questions: string[]): Promise<number[]> {
  const api = apiOf(luna);
  const times: number[] = [];
  while (times.length < ASKED_MIN) {
    for (const question of questions) {
      const startedAt = performance.now();
      const { data } = await api.rest('rag/ask', { ...jsonBody({ question }), signal });
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
