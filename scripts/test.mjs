// `npm test`: installs what is missing, then checks, generated files and all tests. Ends with one line of counts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check } from './check.mjs';
import { generate } from './generate.mjs';
import { ensureBuilt, ensureInstalled, requireNode, run, StepFailed, tool } from './steps.mjs';

const GENERATED = [
  'subgraphs/*/schema.graphql',
  'gateway/*.graphql',
  'web/src/gql',
  'rest-adapter/src/generated',
  'server/src/cli/generated',
  'rest-adapter/openapi.json',
  '.env.example',
];

const counts = { passed: 0, failed: 0, skipped: 0 };

/** One check that either passes or fails, counted like a test. */
async function counted(work) {
  try {
    await work();
    counts.passed += 1;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    counts.failed += 1;
  }
}

/** Generates afresh and fails if that changes a committed file. */
async function checkGenerated() {
  const state = () => run('git', ['diff', '--', ...GENERATED], { quiet: true });
  const before = await state();
  await generate();
  if ((await state()) === before) return;
  process.stderr.write('Generated files are stale. Run `npm run generate` and commit the result.\n');
  throw new StepFailed('stale generated files');
}

/** Runs one vitest project and adds its counts, also when tests fail. */
async function vitest(project) {
  const folder = mkdtempSync(path.join(tmpdir(), 'luna-test-'));
  const report = path.join(folder, 'report.json');
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  try {
    const ended = await tool('vitest', args).then(
      () => 'well',
      () => 'badly',
    );
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    counts.passed += numPassedTests;
    // Vitest also fails without a failed test, e.g. on an unhandled rejection or a file that cannot load.
    counts.failed += ended === 'badly' ? Math.max(1, numFailedTests) : 0;
    counts.skipped += numPendingTests;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

requireNode();
try {
  await ensureInstalled();
  await ensureBuilt();
  await counted(check);
  await counted(checkGenerated);
  await vitest('unit');
  await vitest('integration');
  await vitest('e2e');
  await vitest('e2e-services');
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  counts.failed += 1;
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed === 0 ? 0 : 1);
