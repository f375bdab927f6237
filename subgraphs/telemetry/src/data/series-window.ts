/** Rows of one series that come after one slot and up to another. */
export interface SeriesWindow {
  /** Meter, or market and product joined by `seriesKey`. */
  key: string;
  /** Exclusive. */
  after: Date;
  /** Inclusive. */
  upTo: Date;
}

/** How far each series is stored, by its key. */
export type SeriesEnds = Map<string, Date>;

/** A place between two rows that are ordered by time, then series. */
export interface RowCursor {
  ts: Date;
  key: string;
}

export function endsOf(rows: { key: string; ts: Date }[]): SeriesEnds {
  return new Map(rows.map(({ key, ts }) => [key, ts]));
}

/** Rows as the list of windows wants them: one list each, in the order of the windows. */
export function byWindow<Row>(rows: (Row & { window: number })[], windows: SeriesWindow[]): Row[][] {
  const lists: Row[][] = windows.map(() => []);
  for (const row of rows) lists[row.window]?.push(row);
  return lists;
}
