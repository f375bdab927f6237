import type { SqlExecutor } from '@luna/platform/ports/database';

/** What a slot comes to, straight from its rows: the plainest way to say what sums have to give. */
export interface ReferenceSlot {
  ts: string;
  kw: number | null;
  min: number | null;
  max: number | null;
  quality: string;
  count: number;
}

interface Row {
  ts: Date;
  kw: number | null;
  quality: string | null;
}

const WORST_LAST = ['MEASURED', 'SUBSTITUTE', 'PROVISIONAL', 'PROPOSED', 'FORECAST', 'MISSING', 'UNUSABLE'];

/** Slots between neighbouring bounds, of the rows in `[from, to)`. */
export async function referenceSlots(
  sql: SqlExecutor,
  meterId: string,
  bounds: string[],
  from: string,
  to: string,
): Promise<ReferenceSlot[]> {
  const rows = await sql.query<Row>(
    'select ts, consumption_kw as kw, quality from smart_meter_readings where meter_id = $1 and ts >= $2 and ts < $3',
    [meterId, new Date(from), new Date(to)],
  );
  return bounds.slice(0, -1).map((bound, i) => {
    const end = new Date(bounds[i + 1] ?? bound);
    const start = new Date(bound);
    return slotOf(
      start,
      rows.filter(({ ts }) => ts >= start && ts < end),
    );
  });
}

function slotOf(start: Date, rows: Row[]): ReferenceSlot {
  const kws = rows.flatMap(({ kw }) => kw ?? []);
  const worst = Math.max(-1, ...rows.map(({ quality }) => WORST_LAST.indexOf(quality ?? 'MEASURED')));
  const sum = kws.reduce((total, kw) => total + kw, 0);
  return {
    ts: start.toISOString(),
    kw: kws.length > 0 ? Math.round((sum / kws.length) * 1e6) / 1e6 : null,
    min: kws.length > 0 ? Math.min(...kws) : null,
    max: kws.length > 0 ? Math.max(...kws) : null,
    quality: WORST_LAST[worst] ?? 'MISSING',
    count: rows.length,
  };
}
