import { z } from 'zod';
import { SystemInfoDocument } from '../generated/operations.js';
import { toRest } from '../mapping/enums.js';
import { defineRoute, READ_DEADLINE_MS } from './route.type.js';

export const systemInfoRoute = defineRoute({
  method: 'GET',
  path: '/system/info',
  access: 'P',
  statuses: [200, 304],
  revalidated: true,
  deadlineMs: READ_DEADLINE_MS,
  data: z
    .object({
      name: z.string(),
      version: z.string(),
      build: z.iso.datetime(),
      git_sha: z.string(),
      api_version: z.string(),
      models: z.object({ embed: z.string().nullable(), generate: z.string().nullable() }),
      mode: z.enum(['embedded', 'services', 'mixed']),
      adapters: z.object({
        database: z.string(),
        vector_index: z.string(),
        embedder: z.string(),
        text_generator: z.string(),
        text_extractor: z.string(),
        blob_store: z.string(),
        event_bus: z.string(),
      }),
      notices: z.array(z.string()),
    })
    .meta({ id: 'SystemInfo' }),
  docs: { tag: 'System', summary: 'Fassung, Modelle und Bausteine dieser Installation' },
  async handle({ run }) {
    const { systemInfo } = await run(SystemInfoDocument, {});
    const { gitSha, apiVersion, adapters, mode, ...same } = systemInfo;
    return {
      status: 200,
      message: `${systemInfo.name} ${systemInfo.version} ist bereit.`,
      data: {
        ...same,
        git_sha: gitSha,
        api_version: apiVersion,
        mode: toRest(mode),
        adapters: {
          database: adapters.database,
          vector_index: adapters.vectorIndex,
          embedder: adapters.embedder,
          text_generator: adapters.textGenerator,
          text_extractor: adapters.textExtractor,
          blob_store: adapters.blobStore,
          event_bus: adapters.eventBus,
        },
      },
    };
  },
});
