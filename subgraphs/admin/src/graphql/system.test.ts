import { ANONYMOUS } from '@luna/platform/auth/identity';
import type { JobQueue } from '@luna/platform/ports/job-queue';
import { describe, expect, it } from 'vitest';
import type { AdminDeps } from '../deps.js';
import { ADMIN, adapters, ask, CUSTOMER, wellDeps } from '../testing/admin-under-test.js';

const deps: AdminDeps = { ...wellDeps, jobQueue: {} as JobQueue };
const INFO = `{ systemInfo { name version build gitSha apiVersion models { embed generate } mode processes
  adapters { database textGenerator } notices } }`;

describe('systemInfo', () => {
  it('tells anybody what runs and what that means', async () => {
    const { data } = await ask(deps, ANONYMOUS, INFO);
    expect(data.systemInfo).toEqual({
      name: 'Luna-IEMS',
      version: '0.1.0',
      build: '2026-11-22T09:00:00.000Z',
      gitSha: 'unknown',
      apiVersion: 'v1',
      models: { embed: 'keyword-de', generate: 'extractive' },
      mode: 'EMBEDDED',
      processes: ['gateway-1', 'gateway-2'],
      adapters: { database: 'database-adapter', textGenerator: 'textGenerator-adapter' },
      notices: ['Ohne Sprachmodell: Auszug aus den Quellen.', 'Ohne Embedding-Modell: Stichwortsuche.'],
    });
  });

  it('has no notices about models that are there, and tells mixed from services', async () => {
    const generator = { model: 'llama3.1:8b', mode: 'model' } as const;
    const mixed = { ...deps, generator, adapters: adapters(['embedder', 'textGenerator']) };
    expect((await ask(mixed, ANONYMOUS, INFO)).data.systemInfo).toMatchObject({ mode: 'MIXED', notices: [] });
    const all = Object.keys(adapters()) as Parameters<typeof adapters>[0];
    const services = { ...deps, generator, adapters: adapters(all) };
    expect((await ask(services, ANONYMOUS, INFO)).data.systemInfo.mode).toBe('SERVICES');
  });
});

describe('metricsOverview', () => {
  it('is one entity that other subgraphs extend, for callers only', async () => {
    const query = '{ metricsOverview { id } }';
    expect((await ask(deps, ANONYMOUS, query)).code).toBe('UNAUTHENTICATED');
    expect((await ask(deps, CUSTOMER, query)).data.metricsOverview.id).toBe('overview');
  });
});

describe('health', () => {
  it('is the business of the admin alone', async () => {
    const query = '{ health { overall services { name status } versions } }';
    expect((await ask(deps, ANONYMOUS, query)).code).toBe('UNAUTHENTICATED');
    expect((await ask(deps, CUSTOMER, query)).code).toBe('FORBIDDEN');
    const { data } = await ask(deps, ADMIN, query);
    expect(data.health).toMatchObject({ overall: 'OK', versions: { luna: '0.1.0', postgres: '1.2' } });
    expect(data.health.services.map((service: { name: string }) => service.name)).toEqual([
      'api',
      'db',
      'qdrant',
      'ollama',
      'tika',
      'minio',
    ]);
  });
});
