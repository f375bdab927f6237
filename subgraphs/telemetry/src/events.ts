/** Published after the commit with `{ meterId, ts }`: this meter now has readings up to the slot at `ts`. */
export const READING_ADDED = 'telemetry.reading-added';

/** Published after the commit with `{ market, product, ts }`: this series now has prices up to the slot at `ts`. */
export const PRICE_ADDED = 'telemetry.price-added';

/** Published after the commit with `{ userId, meterId }`: this customer may see this meter now. */
export const METER_ASSIGNED = 'telemetry.meter-assigned';

/** Published after the commit with `{ feed }`: somebody turned the switch of this feed. */
export const FEED_SWITCHED = 'telemetry.feed-switched';
