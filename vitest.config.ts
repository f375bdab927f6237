import { defineConfig } from 'vitest/config';

const shared = {
  resolve: {
    conditions: ['source'],
    // Our code and the packages must share one graphql module, or instanceof checks across it fail.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  ssr: { resolve: { conditions: ['source'] } },
};

const limits = { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2 };
const notOurs = ['**/dist/**', '**/node_modules/**'];
const workspaces = '{platform,gateway,rest-adapter,server,web,subgraphs/*}/src/**';
const postgres = ['platform/src/testing/postgres-global-setup.ts'];

function endToEnd(name: string, composition: 'all' | 'services', include: string[]) {
  return {
    ...shared,
    test: {
      ...limits,
      name,
      provide: { composition },
      globalSetup: postgres,
      include,
      exclude: notOurs,
      testTimeout: 120_000,
      maxWorkers: 1,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      // Runs anywhere at once; part of every commit's check.
      {
        ...shared,
        test: {
          ...limits,
          name: 'unit',
          include: [`${workspaces}/*.test.{ts,tsx}`],
          exclude: [...notOurs, '**/*.integration.test.ts'],
        },
      },
      // Needs a real PostgreSQL or real child processes.
      {
        ...shared,
        test: {
          ...limits,
          name: 'integration',
          globalSetup: postgres,
          include: [`${workspaces}/*.integration.test.ts`],
          exclude: notOurs,
        },
      },
      // Luna as a whole, through HTTP and a browser, in each composition.
      endToEnd('e2e', 'all', ['e2e/src/!(replaceable)/*.test.ts']),
      // Starting ten processes takes its time, so only what crosses the federation is part of every run; the other
      // files run here too when their folder is put into this list.
      endToEnd('e2e-services', 'services', [
        'e2e/src/{ask-a-document,bad-input,replaceable}/*.test.ts',
        'e2e/src/live/{corpus,readings}.test.ts',
      ]),
    ],
  },
});
