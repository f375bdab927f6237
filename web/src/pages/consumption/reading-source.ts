import type { ApolloClient } from '@apollo/client';
import { map } from 'rxjs';
import type { LiveConnection } from '../../api/live-connection';
import { staySubscribed } from '../../api/stay-subscribed';
import { LatestReadingDocument, ReadingAddedDocument, ReadingsDocument } from '../../gql/graphql';
import type { SeriesSource } from '../../series/live-series';
import { isoOf, LATEST_WITHIN_MS, resolutionVariables } from '../../series/ranges';
import { type ReadingSlot, readingSlot } from './reading-slot';

/** The readings of one meter. Series stay out of Apollo's cache, which would keep each window ever asked for. */
export function readingSource(
  client: ApolloClient,
  connection: LiveConnection,
  meterId: string,
): SeriesSource<ReadingSlot> {
  return {
    async loadLatest() {
      const { data } = await client.query({
        query: LatestReadingDocument,
        variables: { meterId, from: isoOf(Date.now() - LATEST_WITHIN_MS) },
        fetchPolicy: 'no-cache',
      });
      const [row] = data?.readings ?? [];
      return row ? readingSlot(row) : null;
    },
    async load(from, resolution) {
      const { data } = await client.query({
        query: ReadingsDocument,
        variables: { meterId, from: isoOf(from), ...resolutionVariables(resolution) },
        fetchPolicy: 'no-cache',
      });
      return (data?.readings ?? []).map(readingSlot);
    },
    follow(since, onSlot, onFault) {
      const resume = () => {
        const start = since();
        return { since: start === null ? null : isoOf(start) };
      };
      const subscribe = () =>
        client
          .subscribe({
            query: ReadingAddedDocument,
            variables: { meterId, ...resume() },
            fetchPolicy: 'no-cache',
            context: { live: { resume } },
          })
          .pipe(map(({ data }) => data?.readingAdded ?? null));
      return staySubscribed(connection, {
        subscribe,
        onEvent: (row) => row && onSlot(readingSlot(row)),
        onFault,
      });
    },
  };
}
