import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RagDeps } from '../deps.js';
import { askQuestion } from '../usecases/ask-question.js';
import { checkQuestion } from '../usecases/check-question.js';
import { Answer, AskInput } from './answer.type.js';

const TOP_K_DEFAULT = 6;

@Resolver()
export class AskResolver {
  constructor(private readonly deps: RagDeps) {}

  @Mutation(() => Answer, {
    description: 'Answers a question from the corpus, with sources or an honest refusal.',
  })
  async ask(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => AskInput, { description: 'The question.' }) input: AskInput,
  ): Promise<Answer> {
    requireCaller(context.identity);
    const { question, topK, filters } = input;
    const checked = checkQuestion({ question, topK: topK ?? TOP_K_DEFAULT, filters: filters ?? {} });
    const started = this.deps.clock.now();
    const { citations, ...answer } = await askQuestion(this.deps, checked, context);
    const milliseconds = this.deps.clock.now().getTime() - started.getTime();
    this.deps.log.info(
      { milliseconds, refused: answer.refused, passages: citations.length },
      'question answered',
    );
    return {
      ...answer,
      citations: citations.map(({ chunkId, score }) => ({ score, chunk: { id: chunkId } })),
    };
  }
}
