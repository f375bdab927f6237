import { GraphQLJSONObject } from 'graphql-scalars';
import { Directive, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AskedAnswer, Cited } from '../usecases/answer-event.js';

export const AnswerMode = { EXTRACT: 'extract', MODEL: 'model' } as const;
registerEnumType(AnswerMode, {
  name: 'AnswerMode',
  description: 'Who worded an answer: quotations put together, or a language model.',
});

@InputType({ description: 'A question to the corpus.' })
export class AskInput {
  @Field(() => String, { description: 'The question in German, 1 to 2,000 characters.' })
  question!: string;

  @Field(() => Int, { nullable: true, defaultValue: 6, description: 'Most passages to use, 1 to 50.' })
  topK!: number | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Fields a passage must have, joined by AND, e.g. {"kind": "regulation"}; at most 10.',
  })
  filters?: Record<string, unknown> | null;
}

@ObjectType({ description: 'A passage of a document.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Chunk {
  @Field(() => ID, { description: 'Id of the passage.' })
  id!: string;
}

@ObjectType({ description: 'A passage that an answer was based on.' })
export class Citation {
  @Field(() => Float, { description: 'Relevance, at least 0; comparable within one answer only.' })
  score!: number;

  @Field(() => Chunk, { nullable: true, description: 'The passage; null if it has gone meanwhile.' })
  chunk!: Chunk | null;
}

@ObjectType({ description: 'An answer from the corpus, or the honest lack of one.' })
export class Answer {
  @Field(() => String, { description: 'Markdown; cites as [chunk <id>]. A refusal cites nothing.' })
  text!: string;

  @Field(() => Boolean, { description: 'The corpus does not answer the question.' })
  refused!: boolean;

  @Field(() => AnswerMode, { description: 'Who worded it.' })
  mode!: 'extract' | 'model';

  @Field(() => [Citation], { description: 'All passages used as context, best first.' })
  citations!: Citation[];

  @Field(() => [ID], { description: 'Passages cited in the text, in order of first mention.' })
  chunksUsed!: string[];
}

export function toCitations(cited: Cited[]): Citation[] {
  return cited.map(({ chunkId, score }) => ({ score, chunk: { id: chunkId } }));
}

/** The public face of an answer. */
export function toAnswer({ citations, ...answer }: AskedAnswer): Answer {
  return { ...answer, citations: toCitations(citations) };
}
