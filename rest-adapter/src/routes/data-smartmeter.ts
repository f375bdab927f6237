import { LunaError } from '@luna/platform/errors/luna-error';
import { z } from 'zod';
import { addFault } from '../fields/fault.js';
import { instantOrDay } from '../fields/time.js';
import { booleanText, integerText } from '../fields/values.js';
import { ExportReadingsDocument } from '../generated/operations.js';
import { toGraphql } from '../mapping/enums.js';
import { streamTicket } from '../mapping/ticket-stream.js';
import { defineRoute, READ_DEADLINE_MS } from './route.type.js';

const METERS_MAX = 50;
const METER_ID = /^[A-Za-z0-9._:-]{1,64}$/;
const RESOLUTIONS = { raw: 'RAW', '15m': 'QUARTER_HOUR', '1h': 'HOUR', '1d': 'DAY' } as const;

const meterIds = z
  .string()
  .meta({ description: 'Zählerkennungen, durch Kommas getrennt; leer = alle eigenen.' })
  .transform((value, ctx) => {
    const ids = [...new Set(value.split(',').map((id) => id.trim()))].filter((id) => id !== '');
    if (ids.length > METERS_MAX) addFault(ctx, 'OUT_OF_RANGE', `darf höchstens ${METERS_MAX} Zähler nennen`);
    return ids;
  });

const reading = z.object({
  meter_id: z.string(),
  ts: z.iso.datetime(),
  consumption_kw: z.number().min(0).nullable(),
  production_kw: z.number().min(0).nullable(),
  voltage: z.number().nullable(),
  quality: z.enum(['MEASURED', 'SUBSTITUTE', 'PROVISIONAL', 'PROPOSED', 'FORECAST', 'MISSING', 'UNUSABLE']),
});

export const dataSmartmeterRoute = defineRoute({
  method: 'GET',
  path: '/data/smartmeter',
  access: 'C',
  statuses: [200, 400, 404],
  deadlineMs: READ_DEADLINE_MS,
  query: z
    .object({
      meter_id: meterIds.optional(),
      from: instantOrDay().optional(),
      to: instantOrDay().optional(),
      format: z.enum(['json', 'csv']).default('json'),
      resolution: z.enum(['raw', '15m', '1h', '1d']).optional(),
      max_points: integerText(2, 5_000).optional(),
      local_time: booleanText().default(false),
    })
    .superRefine(({ from, to, resolution, max_points }, ctx) => {
      if (from && to && from >= to) addFault(ctx, 'OUT_OF_RANGE', 'muss vor „to“ liegen', ['from']);
      if (resolution && max_points)
        addFault(ctx, 'NOT_ALLOWED', 'geht nicht zusammen mit resolution', ['max_points']);
    }),
  data: z
    .object({
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      resolution: z.enum(['raw', '15m', '1h', '1d', 'bucket']),
      bucket_sec: z.int().optional(),
      readings: z.array(reading.loose()),
    })
    .meta({ id: 'Readings' }),
  produces: ['text/csv'],
  docs: {
    tag: 'Daten',
    summary: 'Zählerwerte lesen',
    description:
      'Leistung in kW als Mittel über den Zeitabschnitt, der mit `ts` beginnt. Ohne `from` die letzten 24 Stunden; `to` gehört nicht mehr dazu. Als JSON oder CSV, ohne Obergrenze für Zeilen.',
  },
  async handle({ query, run, fetchTicket, traceId }) {
    if (query.meter_id?.some((id) => !METER_ID.test(id))) throw unknownMeter();
    const isCsv = query.format === 'csv';
    const { exportReadings } = await run(ExportReadingsDocument, {
      input: {
        meterIds: query.meter_id && query.meter_id.length > 0 ? query.meter_id : null,
        from: query.from,
        to: query.to,
        format: toGraphql(query.format),
        resolution: query.resolution && RESOLUTIONS[query.resolution],
        maxPoints: query.max_points,
        localTime: query.local_time,
      },
    });
    const file = await fetchTicket(exportReadings.url);
    return streamTicket(file, isCsv ? null : { message: 'Zählerwerte.', traceId });
  },
});

const unknownMeter = (): LunaError =>
  new LunaError('NOT_FOUND', 'Diesen Zähler gibt es nicht, oder er gehört nicht zu Ihnen.');
