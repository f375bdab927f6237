import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from './page.type.js';

@ObjectType({ description: 'A passage of a document: the unit of search and citation.' })
@Directive('@key(fields: "id")')
export class Chunk {
  @Field(() => ID, { description: 'UUID, the same for the same text at the same place of the same version.' })
  id!: string;

  @Field(() => Int, { description: 'Position in its version, from 0.' })
  index!: number;

  @Field(() => Int, { description: 'Version of the item it belongs to.' })
  version!: number;

  @Field(() => Boolean, {
    description:
      'Whether it belongs to the text that is searched now; false for passages of earlier versions.',
  })
  current!: boolean;

  @Field(() => String, { description: 'The whole passage, at most 2,500 characters.' })
  text!: string;

  @Field(() => [String], { description: 'Headings above it, outermost first.' })
  headingPath!: string[];

  @Field(() => Int, { nullable: true, description: 'Page it starts on, from 1; null without pages.' })
  page!: number | null;

  @Field(() => String, { nullable: true, description: 'Abbreviation of the law, e.g. "EnWG".' })
  law!: string | null;

  @Field(() => String, { nullable: true, description: 'E.g. "§ 41b" or "Anlage 2".' })
  paragraph!: string | null;

  @Field(() => String, { nullable: true, description: 'Absatz, e.g. "1" or "1a".' })
  subsection!: string | null;

  @Field(() => String, { description: 'How to cite it: "§ 41b Abs. 1 EnWG", "Handbuch, S. 12".' })
  label!: string;

  itemId!: string;
  versionId!: string;
}

@ObjectType({ description: 'A passage in a list.' })
export class ChunkEdge {
  @Field(() => String, { description: 'Place of the passage in the list.' })
  cursor!: string;

  @Field(() => Chunk, { description: 'The passage.' })
  node!: Chunk;
}

@ObjectType({ description: 'A page of passages in reading order.' })
export class ChunkConnection {
  @Field(() => [ChunkEdge], { description: 'Passages with their places.' })
  edges!: ChunkEdge[];

  @Field(() => [Chunk], { description: 'The passages alone.' })
  nodes!: Chunk[];

  @Field(() => PageInfo, { description: 'Whether and where to read on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Passages on all pages.' })
  totalCount!: number;
}
