import { LunaError } from '@luna/platform/errors/luna-error';
import { z } from 'zod';
import { MetricsOverviewDocument } from '../generated/operations.js';
import { defineRoute, READ_DEADLINE_MS } from './route.type.js';

const count = () => z.int().min(0);
const data = z
  .object({
    items: count(),
    chunks: count(),
    events_per_day: count(),
    events_daily: z.array(
      z.object({ day: z.iso.date(), count: count(), by_type: z.record(z.string(), count()) }),
    ),
    meters: count(),
    readings_per_day: count(),
    prices_per_day: count(),
    latest_reading_at: z.iso.datetime().nullable(),
    latest_price_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MetricsOverview' });

export const metricsOverviewRoute = defineRoute({
  method: 'GET',
  path: '/metrics/overview',
  access: 'C',
  statuses: [200, 304],
  revalidated: true,
  deadlineMs: READ_DEADLINE_MS,
  data,
  docs: {
    tag: 'Daten',
    summary: 'Zahlen auf einen Blick',
    description: 'Zähler und Messwerte zählen für Kunden nur die eigenen.',
  },
  async handle({ run }) {
    const { metricsOverview: overview } = await run(MetricsOverviewDocument, {});
    return {
      status: 200,
      message: 'Aktuelle Zahlen.',
      data: {
        items: known(overview.items),
        chunks: known(overview.chunks),
        events_per_day: known(overview.eventsPerDay),
        events_daily: known(overview.eventsDaily).map(({ byType, ...day }) => ({ ...day, by_type: byType })),
        meters: known(overview.meters),
        readings_per_day: known(overview.readingsPerDay),
        prices_per_day: known(overview.pricesPerDay),
        latest_reading_at: overview.latestReadingAt,
        latest_price_at: overview.latestPriceAt,
      },
    };
  },
});

/** A count that its subgraph could not give is an outage, never a zero. */
function known<T>(value: T | null): T {
  if (value === null) {
    throw new LunaError(
      'UNAVAILABLE',
      'Die Zahlen sind gerade nicht vollständig. Bitte gleich noch einmal versuchen.',
    );
  }
  return value;
}
