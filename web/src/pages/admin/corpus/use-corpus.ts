import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { CorpusDocument, type CorpusItemFragment, type ItemKind } from '../../../gql/graphql';

const PAGE_SIZE = 50;
const SEARCH_DELAY_MS = 250;
/** While something is being processed its state changes without us. */
const POLL_MS = 2000;

export interface Corpus {
  items: CorpusItemFragment[];
  totalCount: number;
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: unknown;
  loadMore(): void;
  reload(): void;
}

export function useCorpus(search: string, kind: ItemKind | null): Corpus {
  const query = useSettled(search.trim(), SEARCH_DELAY_MS);
  const filter = { ...(query && { query }), ...(kind && { kind }) };
  const { data, previousData, error, networkStatus, loading, fetchMore, refetch, startPolling, stopPolling } =
    useQuery(CorpusDocument, {
      variables: { first: PAGE_SIZE, filter },
      fetchPolicy: 'cache-and-network',
      notifyOnNetworkStatusChange: true,
    });
  const connection = (data ?? previousData)?.items;
  const isProcessing = connection?.nodes.some(({ state }) => state === 'PROCESSING') ?? false;
  useEffect(() => {
    if (isProcessing) startPolling(POLL_MS);
    return stopPolling;
  }, [isProcessing, startPolling, stopPolling]);

  const after = connection?.pageInfo.endCursor ?? null;
  return {
    items: connection?.nodes ?? [],
    totalCount: connection?.totalCount ?? 0,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    isLoading: loading && !connection,
    isLoadingMore: networkStatus === FETCH_MORE,
    error: error ?? null,
    loadMore: () => void fetchMore({ variables: { after } }),
    reload: () => void refetch(),
  };
}

/** `NetworkStatus.fetchMore` of Apollo Client, an ambient enum there. */
const FETCH_MORE = 3;

/** The value once it has not changed for a while. */
function useSettled(value: string, delayMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
