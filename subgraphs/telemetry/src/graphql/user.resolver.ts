import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { ensureUser } from '../data/users.js';
import type { TelemetryDeps } from '../deps.js';

@Resolver()
export class UserResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database'>) {}

  @Directive('@inaccessible')
  @Mutation(() => Boolean, {
    description:
      'Makes the row of the caller, if there is none. For the gateway, at the first use of a customer.',
  })
  async ensureUser(@Ctx() context: SubgraphContext): Promise<boolean> {
    await ensureUser(this.deps.database, requireCaller(context.identity));
    return true;
  }
}
