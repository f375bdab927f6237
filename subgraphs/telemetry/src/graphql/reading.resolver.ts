import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Instant } from '@luna/platform/subgraph/scalars';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { TelemetryDeps } from '../deps.js';
import type { Resolution as Detail } from '../usecases/choose-grid.js';
import { readReadings } from '../usecases/read-readings.js';
import { callerScope } from './caller-scope.js';
import { Reading } from './reading.type.js';
import { MAX_POINTS, Resolution } from './resolution.type.js';

@Resolver(() => Reading)
export class ReadingResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'clock'>) {}

  @Query(() => [Reading], {
    description:
      'Readings in [from, to) by time, then meter; default the last 24 hours of all visible meters. If there are more than `first`, the newest ones. With `resolution` or `maxPoints` slots without readings are there too, up to the last reading where the end is open; at most 20,000 rows.',
  })
  async readings(
    @Ctx() context: SubgraphContext,
    @Arg('meterIds', () => [ID], { nullable: true, description: 'At most 50 meters.' }) meterIds:
      | string[]
      | null,
    @Arg('from', () => Instant, { nullable: true, description: 'Start.' }) from: Date | null,
    @Arg('to', () => Instant, { nullable: true, description: 'End, exclusive.' }) to: Date | null,
    @Arg('resolution', () => Resolution, { nullable: true, description: 'Default RAW.' })
    resolution: Detail | null,
    @Arg('maxPoints', () => Int, { nullable: true, description: MAX_POINTS }) maxPoints: number | null,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 1000,
      description: 'Most rows, up to 20,000; without effect beside `maxPoints`.',
    })
    first: number | null,
  ): Promise<Reading[]> {
    return readReadings(this.deps, callerScope(context.identity), {
      meterIds: meterIds ?? null,
      from: from ?? null,
      to: to ?? null,
      resolution: resolution ?? null,
      maxPoints: maxPoints ?? null,
      first: first ?? 1000,
    });
  }
}
