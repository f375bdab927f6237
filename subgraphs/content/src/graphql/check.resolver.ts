import { requireAdmin } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ContentDeps } from '../deps.js';
import { orderCheck } from '../usecases/order-check.js';
import { CheckCorpusInput, CheckCorpusPayload } from './check.type.js';

@Resolver()
export class CheckResolver {
  constructor(private readonly deps: Pick<ContentDeps, 'database' | 'jobQueue'>) {}

  @Mutation(() => CheckCorpusPayload, {
    description:
      'Compares database, index and files (admin); joins a check of the same kind that waits or runs.',
  })
  async checkCorpus(
    @Arg('input', () => CheckCorpusInput, { description: 'How to look.' }) input: CheckCorpusInput,
    @Ctx() { identity }: SubgraphContext,
  ): Promise<CheckCorpusPayload> {
    requireAdmin(identity);
    const { jobId } = await orderCheck(this.deps, input);
    return { job: { id: jobId } };
  }
}
