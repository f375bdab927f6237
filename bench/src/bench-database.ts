import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@luna/platform/adapters/embedded-postgres/start-embedded-postgres';
import { createLog } from '@luna/platform/log/log';

/** An empty embedded PostgreSQL in a temporary folder. */
export async function startBenchDatabase(): Promise<{ url: string } & AsyncDisposable> {
  const folder = mkdtempSync(path.join(tmpdir(), 'luna-bench-'));
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'pg'),
    log: createLog({ level: 'warn' }),
  });
  return {
    url: server.url,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
