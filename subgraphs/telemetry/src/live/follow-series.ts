import type { RowCursor, SeriesEnds, SeriesWindow } from '../data/series-window.js';
import type { Growth } from './growth.js';

/** Rows of one series that are read at once, and of a replay. */
export const PAGE = 500;
/** Series read at once; together with `PAGE` the most rows that one subscriber has in memory. */
const MOST_SERIES = 50;
/** Rows that are replayed at most: the newest ones. */
export const MOST_REPLAYED = 20_000;

/** Where the rows of a subscription come from. */
export interface SeriesSource<Row> {
  growth: Growth;
  /** How far the series of the subscription are stored now; with `joined` only those. */
  ends(joined: string[] | null): Promise<SeriesEnds>;
  /** The place before the newest `MOST_REPLAYED` rows after `since`; null if there are no more than that. */
  replayStart(ends: SeriesEnds, since: Date): Promise<RowCursor | null>;
  /** Up to `PAGE` rows after the cursor and up to the ends, by time, then series. */
  replayPage(ends: SeriesEnds, cursor: RowCursor): Promise<Row[]>;
  /** Up to `PAGE` rows of each window, oldest first. */
  read(windows: SeriesWindow[]): Promise<Row[][]>;
  /** Those of the series that the subscriber may still see. */
  visible(keys: string[]): Promise<ReadonlySet<string>>;
  cursorOf(row: Row): RowCursor;
}

/**
 * Rows as they are stored: with `since` those after it first, by time and series, then whatever is new. Each series
 * comes in order, without a hole and without a repeat, also where several rows were stored at once. Listens when this
 * resolves, and no more once the iterator is returned or the growth is closed.
 */
export async function followSeries<Row>(
  source: SeriesSource<Row>,
  since: Date | null,
): Promise<AsyncIterableIterator<Row>> {
  const { growth } = source;
  try {
    const rows = rowsOf(source, await source.ends(null), since);
    const iterator: AsyncIterableIterator<Row> = {
      next: () => rows.next(),
      // A generator that waits for growth would answer `return` only after the next event.
      return: () => {
        growth.close();
        return rows.return(undefined);
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  } catch (error) {
    growth.close();
    throw error;
  }
}

async function* rowsOf<Row>(
  source: SeriesSource<Row>,
  ends: SeriesEnds,
  since: Date | null,
): AsyncGenerator<Row, undefined> {
  const { growth } = source;
  const begin = since ?? new Date(0);
  const sent = new Map<string, Date>();
  const skipTo = ([key, end]: [string, Date]) => sent.set(key, end > begin ? end : begin);
  for (const end of ends) skipTo(end);
  try {
    if (since) yield* replay(source, ends, since);
    for (let grown = await growth.next(); grown !== null; grown = await growth.next()) {
      if (grown.joined.size > 0) for (const end of await source.ends([...grown.joined])) skipTo(end);
      const windows = [...grown.upTo]
        .map(([key, ts]) => ({ key, after: sent.get(key) ?? begin, upTo: new Date(ts) }))
        .filter(({ after, upTo }) => upTo > after);
      for (const { key, upTo } of windows) sent.set(key, upTo);
      for (let i = 0; i < windows.length; i += MOST_SERIES) {
        yield* grownRows(source, windows.slice(i, i + MOST_SERIES));
      }
    }
  } finally {
    growth.close();
  }
  return undefined;
}

/** What was stored before: the live part begins at the same ends, so nothing lies between the two. */
async function* replay<Row>(source: SeriesSource<Row>, ends: SeriesEnds, since: Date): AsyncGenerator<Row> {
  let cursor = (await source.replayStart(ends, since)) ?? { ts: new Date(since.getTime() + 1), key: '' };
  for (;;) {
    const page = await source.replayPage(ends, cursor);
    yield* whileVisible(source, page);
    const last = page.at(-1);
    if (!last || page.length < PAGE || source.growth.isClosed) return;
    cursor = source.cursorOf(last);
  }
}

async function* grownRows<Row>(source: SeriesSource<Row>, windows: SeriesWindow[]): AsyncGenerator<Row> {
  let open = windows;
  while (open.length > 0 && !source.growth.isClosed) {
    const pages = await source.read(open);
    yield* whileVisible(source, byTime(source, pages.flat()));
    open = open.flatMap((window, i) => {
      const last = pages[i]?.length === PAGE ? pages[i]?.at(-1) : undefined;
      return last ? [{ ...window, after: source.cursorOf(last).ts }] : [];
    });
  }
}

async function* whileVisible<Row>(source: SeriesSource<Row>, rows: Row[]): AsyncGenerator<Row> {
  if (rows.length === 0) return;
  const visible = await source.visible([...new Set(rows.map((row) => source.cursorOf(row).key))]);
  for (const row of rows) {
    if (source.growth.isClosed) return;
    if (visible.has(source.cursorOf(row).key)) yield row;
  }
}

function byTime<Row>({ cursorOf }: SeriesSource<Row>, rows: Row[]): Row[] {
  const placed = rows.map((row) => ({ row, ...cursorOf(row) }));
  placed.sort((a, b) => a.ts.getTime() - b.ts.getTime() || (a.key < b.key ? -1 : 1));
  return placed.map(({ row }) => row);
}
