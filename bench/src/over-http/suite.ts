import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeSupergraph } from '@luna/gateway';
import { ANONYMOUS } from '@luna/platform/auth/identity';
import pg from 'pg';
import { startBenchDatabase } from '../bench-database.js';
import { startChild } from '../child-server.js';
import { measure, verifySameAnswers } from '../load.js';
import { createTables, stationSubgraphs } from '../one-hop/shop.js';
import { printReport } from '../report.js';
import { identity } from './identity.js';

const SERVER = new URL('./serve.ts', import.meta.url);
const PEERS = new URL('../../peers/', import.meta.url);
const ROUNDS = 5;

/** Requests per second of a one-hop federated query over HTTP: Luna and Hive Gateway before the same subgraphs. */
export async function overHttp(): Promise<void> {
  installPeers();
  await using database = await startBenchDatabase();
  const pool = new pg.Pool({ connectionString: database.url });
  await createTables(pool);
  await pool.end();
  await using content = await startChild(SERVER, ['subgraph', database.url, 'content']);
  await using telemetry = await startChild(SERVER, ['subgraph', database.url, 'telemetry']);
  const urls = { content: content.url, telemetry: telemetry.url };
  const addresses = Object.entries(urls).map((pair) => pair.join('='));
  await using luna = await startChild(SERVER, ['luna', database.url, ...addresses]);
  const folder = mkdtempSync(path.join(tmpdir(), 'luna-bench-'));
  const supergraph = path.join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, supergraphAt(urls));
  const seal = identity.seal(identity.signer.sign(ANONYMOUS));
  await using hive = await startChild(new URL('hive.mjs', PEERS), [supergraph, seal]);
  rmSync(folder, { recursive: true });

  await verifySameAnswers([luna, hive]);
  const rates = await measure({ luna, hive }, ROUNDS);

  const toHive = rates.luna / rates.hive;
  const rate = (perSecond: number) => `${Math.round(perSecond)} req/s`;
  printReport(`One-hop federated query over HTTP (20 connections, median of ${ROUNDS} × 4 s)`, [
    { what: 'Luna', measured: rate(rates.luna), limit: '', holds: null },
    { what: 'Hive Gateway, the same subgraphs', measured: rate(rates.hive), limit: '', holds: null },
    { what: 'Luna ÷ Hive', measured: toHive.toFixed(2), limit: '≥ 0.9', holds: toHive >= 0.9 },
  ]);
}

/** The peers have packages of their own, which nobody else needs. */
function installPeers(): void {
  const folder = fileURLToPath(PEERS);
  if (existsSync(path.join(folder, 'node_modules'))) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
}

function supergraphAt(urls: Record<string, string>): string {
  const unused = new pg.Pool();
  return composeSupergraph(stationSubgraphs(unused)).replace(
    /http:\/\/(\w+)\.luna\.internal\/graphql/g,
    (_, name: string) => urls[name] ?? '',
  );
}
