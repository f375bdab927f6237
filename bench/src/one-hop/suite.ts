import pg from 'pg';
import { startBenchDatabase } from '../bench-database.js';
import { startChild } from '../child-server.js';
import { measure, verifySameAnswers } from '../load.js';
import { printReport } from '../report.js';
import { createTables } from './shop.js';

const SERVER = new URL('./serve.ts', import.meta.url);
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
  const rates = await measure(servers, ROUNDS);

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
