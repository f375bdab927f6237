import type { AdapterHealth } from '@luna/platform/ports/health';
import { describe, expect, it } from 'vitest';
import { adapter, wellDeps } from '../testing/admin-under-test.js';
import { checkHealth } from './check-health.js';

const never = new AbortController().signal;

function withOllama(...answers: (() => AdapterHealth | Promise<AdapterHealth>)[]) {
  const ollama = answers.map((answer, i) => adapter(`model-${i}`, answer));
  return { ...wellDeps, probes: { ...wellDeps.probes, ollama } };
}
const report =
  (status: AdapterHealth['status'], message: string | null = null) =>
  () => ({
    status,
    message,
    version: null,
  });

describe('health', () => {
  it.each([
    [['ok', 'ok'], 'ok'],
    [['ok', 'degraded'], 'degraded'],
    [['down', 'degraded'], 'down'],
  ] as const)('of adapters %o is %s, and so is the whole', async (statuses, expected) => {
    const health = await checkHealth(withOllama(...statuses.map((status) => report(status))), never);
    expect(health.overall).toBe(expected);
    expect(health.services.find(({ name }) => name === 'ollama')).toMatchObject({
      status: expected,
      adapter: 'model-0, model-1',
    });
  });

  it('keeps what the adapters say', async () => {
    const deps = withOllama(report('ok', 'Kein Sprachmodell.'), report('ok', 'Stichwortsuche.'));
    const { services } = await checkHealth(deps, never);
    expect(services.find(({ name }) => name === 'ollama')?.message).toBe(
      'Kein Sprachmodell. Stichwortsuche.',
    );
  });

  it('ends although an adapter never answers, and reports it as down', async () => {
    const health = await checkHealth(
      withOllama(() => new Promise(() => undefined)),
      never,
      20,
    );
    expect(health.overall).toBe('down');
    expect(health.services.filter(({ status }) => status === 'down').map(({ name }) => name)).toEqual([
      'ollama',
    ]);
  });

  it('reports an adapter that throws as down, without its inner message', async () => {
    const health = await checkHealth(
      withOllama(() => {
        throw new Error('connect ECONNREFUSED 10.0.0.7');
      }),
      never,
    );
    const ollama = health.services.find(({ name }) => name === 'ollama');
    expect(ollama?.status).toBe('down');
    expect(ollama?.message).not.toContain('10.0.0.7');
  });

  it('shows further services that are configured', async () => {
    const kafka = [adapter('kafka', report('ok'))];
    const health = await checkHealth({ ...wellDeps, probes: { ...wellDeps.probes, kafka } }, never);
    expect(health.services.map(({ name }) => name)).toContain('kafka');
  });
});
