import { fileURLToPath } from 'node:url';
import { createEntityClient } from '@luna/platform/subgraph/entity-client';
import { readBuildInfo } from '../build-info.js';
import { repository } from '../repository.js';
import { SUBGRAPHS } from '../services.js';
import { type Adapters, openAdapters } from './adapters.js';
import type { Connections } from './connections.js';
import type { Site } from './site.js';
import { createSubgraphs, type Subgraphs } from './subgraphs.js';

const JOBS_AT_ONCE = 2;

/** What a process that works with the database runs. */
export interface DataServices {
  adapters: Adapters;
  subgraphs: Subgraphs;
}

/** Opens adapters and subgraphs and starts the work of this process's roles; it ends before what it works with. */
export async function openDataServices(site: Site, connections: Connections): Promise<DataServices> {
  const { roles } = site;
  const adapters = await openAdapters(site);
  const entityClient = createEntityClient((name) => connections.to(name));
  const build = readBuildInfo(fileURLToPath(repository));
  const subgraphs = await createSubgraphs({ site, adapters, entityClient, build }, roles);
  for (const name of SUBGRAPHS) {
    const opened = subgraphs[name];
    if (opened && roles.has(name)) connections.here.set(name, opened.subgraph);
  }
  return { adapters, subgraphs };
}

/** Takes documents up that wait for their text, runs jobs and feeds. */
export async function startWork(site: Site, { adapters, subgraphs }: DataServices): Promise<void> {
  const { roles, shutdown } = site;
  const { content, telemetry } = subgraphs;
  if (content && roles.has('worker')) {
    const worker = adapters.jobQueue.work({ ...content.jobs }, { concurrency: JOBS_AT_ONCE });
    shutdown.add('jobs', () => worker.stop());
  }
  if (content) shutdown.add('content', () => content.stop());
  if (roles.has('content')) await content?.start();
  if (!roles.has('worker')) return;
  await content?.offerDemo();
  await telemetry?.start();
  shutdown.add('feeds', () => telemetry?.stop());
}
