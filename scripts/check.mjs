// `npm run check`: what every commit passes; the fast part of `npm test`.
import { ensureInstalled, ensurePrismaClient, requireNode, StepFailed, step, tool } from './steps.mjs';

export async function check() {
  await step('Form und Regeln (Biome)', () =>
    tool('biome', ['check', '--error-on-warnings', '.'], { quiet: true }),
  );
  await step('Typen (tsc)', () => tool('tsc', ['-b', 'tsconfig.build.json'], { quiet: true }));
  await step('Grenzen (dependency-cruiser)', () =>
    tool(
      'depcruise',
      [
        '--config',
        '.dependency-cruiser.mjs',
        'platform/src',
        'subgraphs',
        'gateway/src',
        'gateway/conformance',
        'rest-adapter/src',
        'server/src',
        'web/src',
      ],
      { quiet: true },
    ),
  );
  await step('Toter Code (knip)', () => tool('knip', [], { quiet: true }));
}

if (import.meta.filename === process.argv[1]) {
  requireNode();
  try {
    await ensureInstalled();
    await ensurePrismaClient();
    await check();
    await step('Einheitentests', () =>
      tool('vitest', ['run', '--project', 'unit', '--reporter=dot'], { quiet: true }),
    );
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    process.exit(1);
  }
}
