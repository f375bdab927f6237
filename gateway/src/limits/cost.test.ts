import { readFileSync } from 'node:fs';
import { parseConfig } from '@luna/platform/config/load';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createOperationCheck } from './operation-check.js';
import { operationLimitsOf } from './operation-limits.js';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const schema = buildSchema(read('api.graphql'));
const supergraph = read('supergraph.graphql');
const defaults = operationLimitsOf(parseConfig({}));

/** The price of an operation in Luna's own schema, read off the refusal at one point less. */
function pointsOf(query: string, variables = {}): number {
  const check = createOperationCheck({ ...defaults, cost: 0 }, supergraph);
  try {
    check({ schema, document: parse(query), variables });
  } catch (error) {
    return Number(/: ([\d.]+) Punkte/.exec(String(error))?.[1]?.replaceAll('.', ''));
  }
  return 0;
}

describe('the cost of an operation', () => {
  it.each([
    ['scalars are free', '{ __typename }', 0],
    ['an object', '{ systemInfo { name version } }', 1],
    ['a list by its size', '{ readings(first: 300) { ts } }', 300],
    ['a list by the default of its size', '{ readings { ts } }', 1_000],
    ['a list that has no size', '{ meters { id } }', 10],
    ['the list inside a connection by the size of the connection', '{ items(first: 7) { nodes { id } } }', 8],
    [
      'a list inside a list twice',
      '{ items(first: 10) { nodes { chunks(first: 10) { nodes { id } } } } }',
      221,
    ],
    ['fields that another subgraph adds', '{ job(id: "1") { item { id title } } }', 12],
    ['no change of subgraph for the key alone', '{ job(id: "1") { item { id } } }', 2],
    ['a negative size no less than one', '{ readings(first: -5) { ts meter { id } } }', 2],
  ])('counts %s', (_, query, points) => {
    expect(pointsOf(query)).toBe(points);
  });

  it('knows variables and their defaults', () => {
    const query = 'query ($first: Int = 50) { readings(first: $first) { ts } }';

    expect([pointsOf(query), pointsOf(query, { first: 70 })]).toEqual([50, 70]);
  });

  it('allows the longest series with its meters and refuses all passages of 200 documents', () => {
    const check = createOperationCheck(defaults, supergraph);
    const series = parse('{ readings(first: 20000) { ts consumptionKw quality meter { id name } } }');
    const library = parse('{ items(first: 200) { nodes { chunks(first: 200) { nodes { text } } } } }');

    expect(() => check({ schema, document: series })).not.toThrow();
    expect(() => check({ schema, document: library })).toThrow(/GRAPHQL_MAX_COST/);
  });
});
