import type { CodegenConfig } from '@graphql-codegen/cli';

const scalars = {
  Instant: 'string',
  JSONObject: 'Record<string, unknown>',
  Upload: 'unknown',
};

/** Typed operations, generated without a server from the committed API schema. */
const config: CodegenConfig = {
  schema: 'gateway/api.graphql',
  generates: {
    'web/src/gql/': {
      preset: 'client',
      documents: 'web/src/**/*.graphql',
      presetConfig: { fragmentMasking: false },
      config: { scalars: { ...scalars, Upload: 'File' }, enumsAsTypes: true, useTypeImports: true },
    },
    'rest-adapter/src/generated/operations.ts': {
      documents: 'rest-adapter/src/operations/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { scalars, enumsAsTypes: true, useTypeImports: true },
    },
    'server/src/cli/generated/operations.ts': {
      documents: 'server/src/cli/operations/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { scalars, enumsAsTypes: true, useTypeImports: true },
    },
  },
  ignoreNoDocuments: true,
};

export default config;
