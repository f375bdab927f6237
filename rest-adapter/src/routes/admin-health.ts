import { z } from 'zod';
import { HealthDocument, type HealthQuery } from '../generated/operations.js';
import { toRest } from '../mapping/enums.js';
import { defineRoute, READ_DEADLINE_MS } from './route.type.js';

const status = z.enum(['ok', 'degraded', 'down']);
const detail = z.object({
  adapter: z.string().nullable(),
  latency_ms: z.number().min(0).nullable(),
  message: z.string().nullable(),
  checked_at: z.iso.datetime(),
});

export const adminHealthRoute = defineRoute({
  method: 'GET',
  path: '/admin/health',
  access: 'A',
  statuses: [200],
  deadlineMs: READ_DEADLINE_MS,
  data: z
    .object({
      overall: status,
      services: z
        .object({ api: status, db: status, qdrant: status, ollama: status, tika: status, minio: status })
        .catchall(status),
      versions: z.record(z.string(), z.string().nullable()),
      details: z.record(z.string(), detail),
    })
    .meta({ id: 'Health' }),
  docs: {
    tag: 'Verwaltung',
    summary: 'Zustand aller Dienste',
    description:
      'Antwortet 200, solange die API antworten kann; das Ergebnis steht in `overall` und `services`.',
  },
  async handle({ run }) {
    const { health } = await run(HealthDocument, {});
    const overall = toRest(health.overall);
    return {
      status: 200,
      message:
        overall === 'ok' ? 'Alle Dienste arbeiten.' : 'Nicht alle Dienste arbeiten; Näheres unter „details“.',
      data: {
        overall,
        services: byName(health, (service) => toRest(service.status)),
        versions: health.versions,
        details: byName(health, ({ adapter, latencyMs, message, checkedAt }) => ({
          adapter,
          latency_ms: latencyMs,
          message,
          checked_at: checkedAt,
        })),
      },
    };
  },
});

type Health = HealthQuery['health'];

const byName = <T>(
  { services }: Health,
  value: (service: Health['services'][number]) => T,
): Record<string, T> => Object.fromEntries(services.map((service) => [service.name, value(service)]));
