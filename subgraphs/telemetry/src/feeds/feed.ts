/** Names of the two feeds: rows of the table `feeds`. */
export type FeedName = 'smartmeter' | 'market';
export type FeedMode = 'simulation' | 'real' | 'off';

/**
 * Where rows come from. The simulation implements it today and a real meter gateway or exchange will tomorrow;
 * nothing behind it knows the difference. A series is one meter, or one product of one market.
 */
export interface FeedSource<Series, Row> {
  readonly mode: 'simulation' | 'real';
  /** Distance of two rows of a series in seconds. */
  readonly intervalSec: number;
  /** Every series that is to be filled now. */
  series(): Promise<Series[]>;
  /** Rows of one series whose slots start in `[from, to)`, oldest first; asking again gives the same. */
  read(series: Series, from: Date, to: Date): Promise<Row[]>;
}

/** Where rows go. Appending a row that is there already changes nothing. */
export interface FeedStore<Series, Row> {
  readonly name: FeedName;
  /** Start of the last slot stored of a series; null if it is empty. */
  lastTs(series: Series): Promise<Date | null>;
  /** Stores rows and the feed's count in one transaction; returns how many were new. */
  append(rows: Row[]): Promise<number>;
  /** Tells listeners, after the commit, that a series grew up to the slot at `ts`. */
  announce(series: Series, ts: Date): Promise<void>;
}
