import autocannon from 'autocannon';
import type { ChildServer } from './child-server.js';
import { OPERATION } from './one-hop/shop.js';
import { median } from './statistics.js';

const CONNECTIONS = 20;
const WARM_UP_SEC = 2;
const RUN_SEC = 4;

/** A server that answers wrongly gets no number. */
export async function verifySameAnswers(servers: ChildServer[]): Promise<void> {
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

/** Median requests per second. Rounds are interleaved, so that a machine that slows down slows all of them down. */
export async function measure<Name extends string>(
  servers: Record<Name, ChildServer>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(servers) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await load(servers[name].url, WARM_UP_SEC);
  for (let round = 0; round < rounds; round += 1) {
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
