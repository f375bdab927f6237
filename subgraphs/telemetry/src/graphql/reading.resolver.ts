import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Instant } from '@luna/platform/subgraph/scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { findReadings } from '../data/readings.js';
import type { TelemetryDeps } from '../deps.js';
import { rowLimit, timeRange } from '../usecases/time-range.js';
import { visibleMeters } from '../usecases/visible-meters.js';
import { callerScope } from './caller-scope.js';
import { loadMeter } from './meter.reference.js';
import { Meter } from './meter.type.js';
import { Reading } from './reading.type.js';

const MOST_ROWS = 20_000;

@Resolver(() => Reading)
export class ReadingResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'clock'>) {}

  @Query(() => [Reading], {
    description:
      'Readings in [from, to) by time, then meter; default the last 24 hours of all visible meters. If there are more than `first` (at most 20,000), the newest ones.',
  })
  async readings(
    @Ctx() context: SubgraphContext,
    @Arg('meterIds', () => [ID], { nullable: true, description: 'At most 50 meters.' }) meterIds:
      | string[]
      | null,
    @Arg('from', () => Instant, { nullable: true, description: 'Start.' }) from: Date | null,
    @Arg('to', () => Instant, { nullable: true, description: 'End, exclusive.' }) to: Date | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 1000, description: 'Most rows.' })
    first: number | null,
  ): Promise<Reading[]> {
    const { database, clock } = this.deps;
    const scope = callerScope(context.identity);
    const range = timeRange(from ?? null, to ?? null, clock.now());
    const limit = rowLimit(first ?? 1000, MOST_ROWS);
    const meters = await visibleMeters(database, scope, meterIds ?? null);
    const rows = await findReadings(database, { meterIds: meters.map((meter) => meter.id), ...range, limit });
    return rows.map((row) => Object.assign(new Reading(), row));
  }

  @FieldResolver(() => Meter, { description: 'The meter it was read from.' })
  async meter(@Root() reading: Reading, @Ctx() context: SubgraphContext): Promise<Meter | null> {
    return loadMeter(this.deps.database, reading.meterId, context);
  }
}
