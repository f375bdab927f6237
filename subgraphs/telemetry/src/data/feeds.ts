import type { SqlExecutor } from '@luna/platform/ports/database';
import type { FeedMode, FeedName } from '../feeds/feed.js';

export interface FeedRow {
  name: FeedName;
  mode: FeedMode;
  running: boolean;
  intervalSec: number;
  rowsWritten: number;
  lastTs: Date | null;
}

/** Follows the configuration; whether the feed was switched off by hand survives. */
export async function registerFeed(
  sql: SqlExecutor,
  feed: { name: FeedName; mode: FeedMode; intervalSec: number },
): Promise<void> {
  await sql.query(
    `insert into feeds (name, mode, interval_sec) values ($1, $2, $3)
     on conflict (name) do update set mode = excluded.mode, interval_sec = excluded.interval_sec`,
    [feed.name, feed.mode, feed.intervalSec],
  );
}

/** A feed whose mode is `off` never runs. */
export function findFeeds(sql: SqlExecutor): Promise<FeedRow[]> {
  return sql.query<FeedRow>(
    `select name, mode, running and mode <> 'off' as running, interval_sec as "intervalSec",
       rows_written as "rowsWritten", last_ts as "lastTs"
     from feeds order by name desc`,
  );
}

export async function isFeedRunning(sql: SqlExecutor, name: FeedName): Promise<boolean> {
  const rows = await sql.query('select 1 from feeds where name = $1 and running', [name]);
  return rows.length > 0;
}

export async function setFeedsRunning(sql: SqlExecutor, names: FeedName[], running: boolean): Promise<void> {
  await sql.query('update feeds set running = $2 where name = any($1) and running <> $2', [names, running]);
}
