import { defineConfig } from 'vitest/config';

const shared = {
  resolve: {
    conditions: ['source'],
    // Our code and the packages must share one graphql module, or instanceof checks across it fail.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  ssr: { resolve: { conditions: ['source'] } },
};

const limits = {
  exclude: ['**/dist/**', '**/node_modules/**'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...limits,
          name: 'unit',
          globalSetup: ['platform/src/testing/postgres-global-setup.ts'],
          include: ['{platform,gateway,rest-adapter,server,web,subgraphs/*}/src/**/*.test.{ts,tsx}'],
        },
      },
      {
        ...shared,
        test: {
          ...limits,
          name: 'e2e',
          globalSetup: ['platform/src/testing/postgres-global-setup.ts'],
          include: ['e2e/src/**/*.test.ts'],
          testTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
