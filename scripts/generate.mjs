// `npm run generate`: every generated file that is committed, from the code it derives from.
import { ensureInstalled, ensurePrismaClient, requireNode, StepFailed, step, tool } from './steps.mjs';

const source = (file) => tool('tsx', ['--conditions=source', file], { quiet: true });

export async function generate() {
  await step('Schemas', () => source('server/src/emit/schemas.ts'));
  await step('Operationen', () => tool('graphql-codegen', ['--config', 'codegen.ts'], { quiet: true }));
  await step('OpenAPI', () => source('rest-adapter/src/emit-openapi.ts'));
  await step('.env.example', () => source('server/src/emit/env-example.ts'));
}

if (import.meta.filename === process.argv[1]) {
  requireNode();
  try {
    await ensureInstalled();
    await ensurePrismaClient();
    await generate();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    process.exit(1);
  }
}
