import type { ApolloCache, ApolloClient } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { map } from 'rxjs';
import { useConnection } from '../../../api/connection-context';
import type { Page } from '../../../api/merge-pages';
import { RequestFault } from '../../../api/request-fault';
import { staySubscribed } from '../../../api/stay-subscribed';
import { JobChangedDocument, type JobFilter, type JobRowFragment, JobsDocument } from '../../../gql/graphql';
import { placeJob } from './place-job';

const PAGE_SIZE = 50;
/** `NetworkStatus.fetchMore` of Apollo Client, an ambient enum there. */
const FETCH_MORE = 3;

export interface Jobs {
  jobs: JobRowFragment[];
  totalCount: number;
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: unknown;
  loadMore(): void;
  reload(): void;
}

/** The jobs that fit the filter, newest first, kept up to date while they are looked at. */
export function useJobs(filter: JobFilter): Jobs {
  const client = useApolloClient();
  const { data, previousData, error, loading, networkStatus, fetchMore, refetch } = useQuery(JobsDocument, {
    variables: { first: PAGE_SIZE, filter },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  useJobChanges(client);
  const connection = (data ?? previousData)?.jobs;
  const after = connection?.pageInfo.endCursor ?? null;
  return {
    jobs: connection?.nodes ?? [],
    totalCount: connection?.totalCount ?? 0,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    isLoading: loading && !connection,
    isLoadingMore: networkStatus === FETCH_MORE,
    error: error ?? null,
    loadMore: () => void fetchMore({ variables: { after } }),
    reload: () => void refetch(),
  };
}

/** Every change goes into the cache, where all lists and documents see it; what was missed is read again. */
function useJobChanges(client: ApolloClient): void {
  const connection = useConnection();
  useEffect(() => {
    const readAgain = () => void client.refetchQueries({ include: [JobsDocument] });
    const ignoreState = connection.onChange(() => {
      const state = connection.state();
      if (state.phase === 'open' && state.restored) readAgain();
    });
    const stop = staySubscribed(connection, {
      subscribe: () =>
        client.subscribe({ query: JobChangedDocument }).pipe(map(({ data }) => data?.jobChanged ?? null)),
      onEvent: (job) => job && placeInLists(client.cache, job),
      // The list shows the same fault, if it lasts.
      onFault: (fault) => fault instanceof RequestFault && readAgain(),
    });
    return () => {
      stop();
      ignoreState();
    };
  }, [client, connection]);
}

function placeInLists(cache: ApolloCache, { id, state, kind, createdAt }: JobRowFragment): void {
  const __ref = cache.identify({ __typename: 'Job', id }) ?? id;
  cache.modify<{ jobs: Page }>({
    fields: {
      jobs: (page, { storeFieldName, readField }) =>
        placeJob(page as Page, { ref: { __ref }, state, kind, createdAt }, filterOf(storeFieldName), (ref) =>
          String(readField('createdAt', ref)),
        ),
    },
  });
}

/** The filter a list is stored under: `jobs:{"filter":{"state":"RUNNING"}}`. */
function filterOf(storeFieldName: string): JobFilter {
  const json = storeFieldName.slice(storeFieldName.indexOf(':') + 1);
  return json.startsWith('{') ? ((JSON.parse(json) as { filter?: JobFilter }).filter ?? {}) : {};
}
