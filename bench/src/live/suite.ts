import { quantile } from '@luna/server/cli/eval/quantile';
import { startChild } from '../child-server.js';
import { type Line, printReport } from '../report.js';
import { median } from '../statistics.js';
import { Subscribers } from './subscribers.js';

const SERVER = new URL('./serve.ts', import.meta.url);
const SUBSCRIBERS = 1_000;
const PER_SEC = 10;
const RUN_SEC = 5;
const ROUNDS = 3;
const P99_MAX_MS = 100;
const IDLE_MAX_MB = 100;
const PER_SEC_MAX = 640;
/** For what is still on its way when the last reading has been published. */
const SETTLE_MS = 1_500;

interface Measured {
  perSec: number;
  p50Ms: number;
  p99Ms: number;
  lost: number;
}

interface Memory {
  rssMb: number;
  heapMb: number;
  upstreams: number;
}

/** From a reading to every one of 1,000 clients: latency, where it ends, and what idle sockets cost. */
export async function live(): Promise<void> {
  await using server = await startChild(SERVER, []);
  const idleMb = await measureIdle(server.url);
  await using clients = new Subscribers(server.url);
  await clients.open(SUBSCRIBERS);
  await run(server.url, clients, PER_SEC, 2);

  const rounds: Measured[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await run(server.url, clients, PER_SEC, RUN_SEC));
  const steps = await saturate(server.url, clients);
  clients.verify();

  const p99Ms = median(rounds.map((round) => round.p99Ms));
  const lost = rounds.reduce((sum, round) => sum + round.lost, 0);
  const last = steps.filter(holds).at(-1);
  printReport(
    `Live events, ${SUBSCRIBERS} subscribers of 10 operations (median of ${ROUNDS} × ${RUN_SEC} s)`,
    [
      {
        what: `event to client at ${PER_SEC} readings/s (${PER_SEC * SUBSCRIBERS} messages/s), p50`,
        measured: `${median(rounds.map((round) => round.p50Ms)).toFixed(1)} ms`,
        limit: '',
        holds: null,
      },
      {
        what: 'the same, p99',
        measured: `${p99Ms.toFixed(1)} ms`,
        limit: `< ${P99_MAX_MS} ms`,
        holds: p99Ms < P99_MAX_MS,
      },
      { what: 'messages lost', measured: String(lost), limit: '0', holds: lost === 0 },
      ...steps.map(stepLine),
      {
        what: 'highest rate that holds',
        measured: last ? `${last.perSec * SUBSCRIBERS} messages/s` : 'none',
        limit: '',
        holds: null,
      },
      {
        what: `resident memory of ${SUBSCRIBERS} idle sockets`,
        measured: `${idleMb.toFixed(0)} MB`,
        limit: `< ${IDLE_MAX_MB} MB`,
        holds: idleMb < IDLE_MAX_MB,
      },
    ],
  );
}

const SOAK_MIN = 10;
const SOAK_FROM_MIN = 2;
const SOAK_GROWTH_MAX_MB = 10;

/** Ten minutes at the rate of `live`; what the process holds after two and after ten. */
export async function soak(): Promise<void> {
  await using server = await startChild(SERVER, []);
  await using clients = new Subscribers(server.url);
  await clients.open(SUBSCRIBERS);
  let lost = 0;
  const seconds = async (count: number) => {
    for (let left = count; left > 0; left -= 30) lost += (await run(server.url, clients, PER_SEC, 30)).lost;
    return memory(server.url);
  };
  const before = await seconds(SOAK_FROM_MIN * 60);
  const after = await seconds((SOAK_MIN - SOAK_FROM_MIN) * 60);
  clients.verify();
  const heapMb = after.heapMb - before.heapMb;
  const rssMb = after.rssMb - before.rssMb;
  const limit = `< ${SOAK_GROWTH_MAX_MB} MB`;
  printReport(`Ten minutes of ${PER_SEC * SUBSCRIBERS} messages/s, minute ${SOAK_FROM_MIN} to ${SOAK_MIN}`, [
    {
      what: 'growth of the heap',
      measured: `${heapMb.toFixed(1)} MB of ${before.heapMb.toFixed(0)}`,
      limit,
      holds: heapMb < SOAK_GROWTH_MAX_MB,
    },
    {
      what: 'growth of resident memory',
      measured: `${rssMb.toFixed(1)} MB of ${before.rssMb.toFixed(0)}`,
      limit: '',
      holds: null,
    },
    { what: 'messages lost', measured: String(lost), limit: '0', holds: lost === 0 },
  ]);
}

async function measureIdle(url: string): Promise<number> {
  const before = await memory(url);
  await using idle = new Subscribers(url);
  await idle.open(SUBSCRIBERS, true);
  return (await memory(url)).rssMb - before.rssMb;
}

/** Doubles the rate until clients wait too long or miss something. */
async function saturate(url: string, clients: Subscribers): Promise<Measured[]> {
  const steps: Measured[] = [];
  for (let perSec = PER_SEC * 2; perSec <= PER_SEC_MAX; perSec *= 2) {
    const step = await run(url, clients, perSec, RUN_SEC);
    steps.push(step);
    if (!holds(step)) break;
  }
  return steps;
}

const holds = ({ p99Ms, lost }: Measured): boolean => p99Ms < P99_MAX_MS && lost === 0;

function stepLine(step: Measured): Line {
  return {
    what: `at ${step.perSec} readings/s`,
    measured: `p50 ${step.p50Ms.toFixed(1)} ms, p99 ${step.p99Ms.toFixed(1)} ms, lost ${step.lost}`,
    limit: '',
    holds: null,
  };
}

async function run(url: string, clients: Subscribers, perSec: number, seconds: number): Promise<Measured> {
  clients.reset();
  const answer = await fetch(`${url}/run?perSec=${perSec}&seconds=${seconds}`, { method: 'POST' });
  const { sent } = (await answer.json()) as { sent: number };
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const { ages } = clients;
  return {
    perSec,
    p50Ms: quantile(ages, 0.5),
    p99Ms: quantile(ages, 0.99),
    lost: sent * SUBSCRIBERS - ages.length,
  };
}

async function memory(url: string): Promise<Memory> {
  return (await (await fetch(`${url}/memory`)).json()) as Memory;
}
