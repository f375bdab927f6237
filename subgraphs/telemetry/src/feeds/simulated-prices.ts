import type { PriceRow } from '../data/prices.js';
import { simulatePrice } from '../simulation/market.js';
import type { FeedSource } from './feed.js';
import { slotsBetween } from './slots.js';

export interface PriceSeries {
  market: string;
  product: string;
}

/** Every product on every market of the configuration; names are stored in upper case. */
export class SimulatedPrices implements FeedSource<PriceSeries, PriceRow> {
  readonly mode = 'simulation';
  private readonly pairs: PriceSeries[];

  constructor(
    private readonly seed: string,
    readonly intervalSec: number,
    markets: readonly string[],
    products: readonly string[],
  ) {
    const upper = (names: readonly string[]) => [...new Set(names.map((name) => name.toUpperCase()))];
    this.pairs = upper(markets).flatMap((market) => upper(products).map((product) => ({ market, product })));
  }

  async series(): Promise<PriceSeries[]> {
    return this.pairs;
  }

  async read({ market, product }: PriceSeries, from: Date, to: Date): Promise<PriceRow[]> {
    return slotsBetween(from, to, this.intervalSec).map((ts) => ({
      market,
      product,
      ts,
      ...simulatePrice(this.seed, market, product, ts.getTime(), this.intervalSec),
    }));
  }
}
