import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseConfig } from '@luna/platform/config/load';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createOperationCheck } from './operation-check.js';
import { type OperationLimits, operationLimitsOf } from './operation-limits.js';
import { operationRules } from './validation-rules.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(`${repository}${file}`, 'utf8');
const schema = buildSchema(read('gateway/api.graphql'));

/** What the dashboards and the adapter ask for at most. */
const VARIABLES = { first: 200, maxPoints: 2_000 };

const limits = operationLimitsOf(parseConfig({}));
const half = Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, value / 2])) as Record<
  keyof OperationLimits,
  number
>;
const check = createOperationCheck(half, read('gateway/supergraph.graphql'));
const rules = operationRules({ limits: half, introspection: false });

/** The callers that keep operations in files; those of one workspace share their fragments. */
const CALLERS = ['web/src', 'rest-adapter/src', 'server/src/cli'];

function documentOf(folder: string) {
  const files = readdirSync(`${repository}${folder}`, { recursive: true, encoding: 'utf8' });
  return parse(
    files
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => read(`${folder}/${file}`))
      .join('\n'),
  );
}

describe.each(CALLERS)('each operation of %s', (folder) => {
  const document = documentOf(folder);
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);

  it.each(operations.map((operation) => ('name' in operation ? operation.name?.value : undefined)))(
    'is well inside the limits: %s',
    (operationName) => {
      expect(validate(schema, document, rules)).toEqual([]);
      expect(() => check({ schema, document, operationName, variables: VARIABLES })).not.toThrow();
    },
  );
});
