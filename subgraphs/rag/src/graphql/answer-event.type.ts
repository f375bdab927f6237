import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { AnswerEvent as AskedEvent } from '../usecases/answer-event.js';
import { Answer, AnswerMode, Citation, toAnswer, toCitations } from './answer.type.js';

@ObjectType({ description: 'First event: what the answer will be based on.' })
class AnswerCitations {
  @Field(() => AnswerMode, { description: 'Who words it.' })
  mode!: 'extract' | 'model';

  @Field(() => [Citation], { description: 'All passages used as context, best first.' })
  citations!: Citation[];
}

@ObjectType({ description: 'The next piece of the text.' })
class AnswerToken {
  @Field(() => String, {
    description: 'Put together since the last reset, the pieces are the text of the answer.',
  })
  text!: string;
}

@ObjectType({ description: 'The text so far does not count; another follows.' })
class AnswerReset {
  @Field(() => String, { description: 'Why, in German.' })
  reason!: string;

  @Field(() => AnswerMode, { description: 'Who words it from here on.' })
  mode!: 'extract' | 'model';
}

@ObjectType({ description: 'Last event: the whole answer, as `ask` would give it.' })
class AnswerDone {
  @Field(() => Answer, { description: 'The answer.' })
  answer!: Answer;
}

export const AnswerEvent = createUnionType({
  name: 'AnswerEvent',
  description: 'A step of an answer in the making.',
  types: () => [AnswerCitations, AnswerToken, AnswerReset, AnswerDone] as const,
});

/** The public face of an event; its class tells the members of the union apart. */
export function toEvent(event: AskedEvent): typeof AnswerEvent {
  switch (event.kind) {
    case 'citations':
      return Object.assign(new AnswerCitations(), {
        mode: event.mode,
        citations: toCitations(event.citations),
      });
    case 'token':
      return Object.assign(new AnswerToken(), { text: event.text });
    case 'reset':
      return Object.assign(new AnswerReset(), { reason: event.reason, mode: event.mode });
    case 'done':
      return Object.assign(new AnswerDone(), { answer: toAnswer(event.answer) });
  }
}
