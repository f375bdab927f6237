import autocannon from 'autocannon';
import pg from 'pg';
import { startBenchDatabase } from '../bench-database.js';
import { type ChildServer, startChild } from '../child-server.js';
import { printReport } from '../report.js';
import { median } from '../statistics.js';
import { createTables, OPERATION } from './shop.js';

const SERVER = new URL('./serve.ts', import.meta.url);
const CONNECTIONS = 20;
const WARM_UP_SEC = 2;
const RUN_SEC = 4;
const ROUNDS = 3;

/** Requests per second of a one-hop federated query: Luna in process, the same as a monolith, the bare library over HTTP. */
export async function oneHop(): Promise<void> {
  await using database = await startBenchDatabase();
  const pool = new pg.Pool({ connectionString: database.url });
  await createTables(pool);
  await pool.end();

  await using content = await startChild(SERVER, ['subgraph-content', database.url]);
  await using telemetry = await startChild(SERVER, ['subgraph-telemetry', database.url]);
  await using luna = await startChild(SERVER, ['luna', database.url]);
  await using monolith = await startChild(SERVER, ['monolith', database.url]);
  await using bare = await startChild(SERVER, [
    'bare-gateway',
    database.url,
    `content=${content.url}`,
    `telemetry=${telemetry.url}`,
  ]);

  const servers = { luna, monolith, bare };
  await verifySameAnswers(Object.values(servers));
  const rates = await measure(servers);

  const toMonolith = rates.luna / rates.monolith;
  const toBare = rates.luna / rates.bare;
  printReport('One-hop federated query (20 connections, median of 3 × 4 s)', [
    { what: 'Luna, in process', measured: `${Math.round(rates.luna)} req/s`, limit: '', holds: null },
    {
      what: 'the same resolvers and SQL as a monolith',
      measured: `${Math.round(rates.monolith)} req/s`,
      limit: '',
      holds: null,
    },
    {
      what: '@apollo/gateway over HTTP',
      measured: `${Math.round(rates.bare)} req/s`,
      limit: '',
      holds: null,
    },
    { what: 'Luna ÷ monolith', measured: toMonolith.toFixed(2), limit: '≥ 0.5', holds: toMonolith >= 0.5 },
    { what: 'Luna ÷ bare library', measured: toBare.toFixed(1), limit: '≥ 5', holds: toBare >= 5 },
  ]);
}

/** A server that answers wrongly gets no number. */
async function verifySameAnswers(servers: ChildServer[]): Promise<void> {
  const answers = await Promise.all(
    servers.map(async ({ url }) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: OPERATION }),
      });
      return JSON.stringify(await response.json());
    }),
  );
  if (new Set(answers).size !== 1 || !answers[0]?.includes('"latestPrice":1.48')) {
    throw new Error(`The servers disagree:\n${answers.join('\n')}`);
  }
}

/** Rounds are interleaved, so that a machine that slows down slows all of them down. */
async function measure<Name extends string>(
  servers: Record<Name, ChildServer>,
): Promise<Record<Name, number>> {
  const names = Object.keys(servers) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await load(servers[name].url, WARM_UP_SEC);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) rates[name].push(await load(servers[name].url, RUN_SEC));
  }
  return Object.fromEntries(names.map((name) => [name, median(rates[name])])) as Record<Name, number>;
}

async function load(url: string, seconds: number): Promise<number> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: OPERATION }),
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refusals`);
  return result.requests.average;
}
