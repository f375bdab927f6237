import type { ApolloClient } from '@apollo/client';
import { map } from 'rxjs';
import type { LiveConnection } from '../../api/live-connection';
import { staySubscribed } from '../../api/stay-subscribed';
import { LatestPriceDocument, PriceAddedDocument, PricesDocument } from '../../gql/graphql';
import type { SeriesSource } from '../../series/live-series';
import { isoOf, LATEST_WITHIN_MS, resolutionVariables } from '../../series/ranges';
import { type PriceSlot, priceSlot } from './price-slot';

export interface PriceSeriesName {
  market: string;
  product: string;
}

/** The prices of one product on one market, kept out of Apollo's cache like the readings. */
export function priceSource(
  client: ApolloClient,
  connection: LiveConnection,
  name: PriceSeriesName,
): SeriesSource<PriceSlot> {
  return {
    async loadLatest() {
      const { data } = await client.query({
        query: LatestPriceDocument,
        variables: { ...name, from: isoOf(Date.now() - LATEST_WITHIN_MS) },
        fetchPolicy: 'no-cache',
      });
      const [row] = data?.prices ?? [];
      return row ? priceSlot(row) : null;
    },
    async load(from, resolution) {
      const { data } = await client.query({
        query: PricesDocument,
        variables: { ...name, from: isoOf(from), ...resolutionVariables(resolution) },
        fetchPolicy: 'no-cache',
      });
      return (data?.prices ?? []).map(priceSlot);
    },
    follow(since, onSlot, onFault) {
      const resume = () => {
        const start = since();
        return { since: start === null ? null : isoOf(start) };
      };
      const subscribe = () =>
        client
          .subscribe({
            query: PriceAddedDocument,
            variables: { ...name, ...resume() },
            fetchPolicy: 'no-cache',
            context: { live: { resume } },
          })
          .pipe(map(({ data }) => data?.priceAdded ?? null));
      return staySubscribed(connection, {
        subscribe,
        onEvent: (row) => row && onSlot(priceSlot(row)),
        onFault,
      });
    },
  };
}
