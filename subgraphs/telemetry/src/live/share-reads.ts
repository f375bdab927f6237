import DataLoader from 'dataloader';
import type { SeriesWindow } from '../data/series-window.js';

/** Windows per query. */
const BATCH = 500;

/**
 * Reads windows for all subscriptions of a process: what they ask for in the same moment is one query, and a window
 * that several of them want is read once.
 */
export function shareReads<Row>(
  readWindows: (windows: SeriesWindow[]) => Promise<Row[][]>,
): (windows: SeriesWindow[]) => Promise<Row[][]> {
  const inHand = new Map<string, Promise<Row[]>>();
  const queries = new DataLoader<SeriesWindow, Row[]>((windows) => readWindows([...windows]), {
    cache: false,
    maxBatchSize: BATCH,
  });
  const read = (window: SeriesWindow): Promise<Row[]> => {
    const name = `${window.after.getTime()} ${window.upTo.getTime()} ${window.key}`;
    let reading = inHand.get(name);
    if (!reading) {
      reading = queries.load(window).finally(() => inHand.delete(name));
      inHand.set(name, reading);
    }
    return reading;
  };
  return (windows) => Promise.all(windows.map(read));
}
