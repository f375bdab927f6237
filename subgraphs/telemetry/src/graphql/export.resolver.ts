import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { TelemetryDeps } from '../deps.js';
import type { ExportTickets } from '../usecases/export-tickets.js';
import { orderReadingsExport } from '../usecases/order-readings-export.js';
import { callerScope } from './caller-scope.js';
import { ExportReadingsInput, ExportTicket } from './export.type.js';

@Resolver()
export class ExportResolver {
  constructor(
    private readonly deps: Pick<TelemetryDeps, 'database' | 'clock' | 'exports'> & { tickets: ExportTickets },
  ) {}

  @Mutation(() => ExportTicket, {
    description: 'Checks an export of readings and gives the address of its stream.',
  })
  async exportReadings(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => ExportReadingsInput, { description: 'Which readings.' }) input: ExportReadingsInput,
  ): Promise<ExportTicket> {
    const { token, ...ticket } = await orderReadingsExport(this.deps, callerScope(context.identity), {
      meterIds: input.meterIds ?? null,
      from: input.from ?? null,
      to: input.to ?? null,
      format: input.format,
      resolution: input.resolution ?? null,
      maxPoints: input.maxPoints ?? null,
      localTime: input.localTime,
    });
    return { ...ticket, url: `${this.deps.exports.path}/${token}` };
  }
}
