/** Published after the commit with `{ meterId, ts }`: this meter now has a reading of the slot at `ts`. */
export const READING_ADDED = 'telemetry.reading-added';

/** Published after the commit with `{ market, product, ts }`. */
export const PRICE_ADDED = 'telemetry.price-added';
