import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../api/connection-context';
import {
  LiveSeries,
  type SeriesSlot,
  type SeriesSource,
  type SeriesState,
  type SeriesView,
} from './live-series';

interface ShownSeries<S> extends SeriesState<S> {
  reload(): void;
}

const NOTHING: SeriesState<never> = {
  slots: [],
  resolution: 'RAW',
  latest: null,
  phase: 'loading',
  fault: null,
};
const noListener = () => () => undefined;
const noState = () => NOTHING;

/** Follows a series while it is on the screen. Source and view count as new when they are another object. */
export function useLiveSeries<S extends SeriesSlot>(
  source: SeriesSource<S>,
  view: SeriesView,
): ShownSeries<S> {
  const connection = useConnection();
  const [series, setSeries] = useState<LiveSeries<S> | null>(null);
  const latestView = useRef(view);
  latestView.current = view;

  useEffect(() => {
    const opened = new LiveSeries(source, latestView.current, (paint) => requestAnimationFrame(paint));
    setSeries(opened);
    void opened.start();
    return () => opened.stop();
  }, [source]);
  useEffect(() => series?.show(view), [series, view]);
  useEffect(
    () =>
      connection.onChange(() => {
        const state = connection.state();
        if (state.phase === 'open' && state.restored) series?.reload();
      }),
    [connection, series],
  );

  const state = useSyncExternalStore<SeriesState<S>>(
    series?.onChange ?? noListener,
    series?.state ?? noState,
  );
  const reload = useCallback(() => series?.reload(), [series]);
  return { ...state, reload };
}
