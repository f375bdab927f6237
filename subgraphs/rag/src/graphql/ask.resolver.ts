import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import type { SubscriptionSource } from '@luna/platform/subgraph/define-subgraph';
import { Arg, Ctx, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { RagDeps } from '../deps.js';
import type { AnswerEvent as AskedEvent } from '../usecases/answer-event.js';
import { answerQuestion, askQuestion } from '../usecases/answer-question.js';
import { type CheckedQuestion, checkQuestion } from '../usecases/check-question.js';
import { Answer, AskInput, toAnswer } from './answer.type.js';
import { AnswerEvent, toEvent } from './answer-event.type.js';

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
    return toAnswer(await askQuestion(this.deps, questionOf(input, context), context));
  }

  @Subscription(() => AnswerEvent, {
    topics: 'answerStream',
    description:
      'Answers like `ask`, while the answer is made: AnswerCitations, then AnswerToken, at last AnswerDone.',
  })
  answerStream(
    @Root() event: AskedEvent,
    @Arg('input', () => AskInput, { description: 'The question.' }) _input: AskInput,
  ): typeof AnswerEvent {
    return toEvent(event);
  }
}

/** Source of `answerStream`. */
export function answerEvents(deps: RagDeps): SubscriptionSource {
  return ({ input }: { input: AskInput }, context) =>
    answerQuestion(deps, questionOf(input, context), context);
}

function questionOf({ question, topK, filters }: AskInput, { identity }: SubgraphContext): CheckedQuestion {
  requireCaller(identity);
  return checkQuestion({ question, topK: topK ?? TOP_K_DEFAULT, filters: filters ?? {} });
}
