import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ADMIN_KEY, makeDataFolder, startProcess } from '@luna/server/testing/luna-process';
import { jsonOf } from '@luna/server/testing/start-test-luna';
import { describe, expect, it, vi } from 'vitest';

const OVERVIEW = `{
  metricsOverview { items chunks meters readingsPerDay pricesPerDay latestReadingAt }
  items { nodes { title demo state } }
  meters { id demo simulated }
  health { overall }
  systemInfo { adapters { database } notices }
}`;

const WATCHER = fileURLToPath(new URL('./watch-network.mjs', import.meta.url));

describe('the watcher of the network', () => {
  it('sees a look-up of any name but localhost', () => {
    // The own host name is answered from the hosts file, without a packet.
    const script = `require('node:dns').lookup(require('node:os').hostname(), () => {})`;

    const { stderr } = spawnSync(process.execPath, ['--import', WATCHER, '-e', script], { encoding: 'utf8' });

    expect(stderr).toContain(`NETWORK lookup ${hostname()}`);
  });
});

describe('the first start', () => {
  it('shows life: demo documents, meters and prices, all marked, and calls nobody', async () => {
    using folder = makeDataFolder();
    const luna = await startProcess(folder.path, { LUNA_DEMO: 'true' }, ['--import', WATCHER]);
    const overview = async () => {
      const response = await fetch(`${luna.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-admin-key': ADMIN_KEY },
        body: JSON.stringify({ query: OVERVIEW }),
      });
      return (await jsonOf(response)).data;
    };

    const data = await vi.waitFor(
      async () => {
        const now = await overview();
        expect(now.metricsOverview.items).toBeGreaterThanOrEqual(3);
        expect(now.metricsOverview.readingsPerDay).toBeGreaterThan(3 * 24 * 50);
        expect(now.metricsOverview.pricesPerDay).toBeGreaterThan(0);
        return now;
      },
      { timeout: 60_000, interval: 250 },
    );

    expect(data.items.nodes.every(({ demo }: { demo: boolean }) => demo)).toBe(true);
    expect(data.meters).toHaveLength(3);
    expect(
      data.meters.every((meter: { demo: boolean; simulated: boolean }) => meter.demo && meter.simulated),
    ).toBe(true);
    expect(data.health.overall).toBe('OK');
    expect(data.systemInfo.adapters.database).toBe('embedded-postgres');
    await luna.kill('SIGINT');
    expect(luna.output()).not.toContain('NETWORK');
  });
});
