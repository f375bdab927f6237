import { type FileUpload, GraphQLUpload } from 'graphql-upload-minimal';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ItemKind as Kind, ItemSource as Source } from '../data/items.js';
import { Item, ItemKind, ItemSource } from './item.type.js';

const UploadState = { READY: 'ready', PROCESSING: 'processing' } as const;
registerEnumType(UploadState, { name: 'UploadState', description: 'Whether an upload can be searched yet.' });

@ObjectType({ description: 'Long work; its fields belong to the admin subgraph.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Job {
  @Field(() => ID, { description: 'UUID.' })
  id!: string;
}

@InputType({ description: 'A file for the corpus.' })
export class IngestDocumentInput {
  @Field(() => GraphQLUpload, {
    description: 'PDF, DOCX, HTML, Markdown or plain text; the content decides.',
  })
  file!: Promise<FileUpload>;

  @Field(() => ItemKind, {
    defaultValue: 'document',
    description: 'Sort of document; ignored with `itemId`.',
  })
  kind?: Kind | null;

  @Field(() => ItemSource, {
    defaultValue: 'upload',
    description: 'How it came here; ignored with `itemId`.',
  })
  source?: Source | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description: 'At most 20 tags of 50 characters; with `itemId` they replace its tags unless empty.',
  })
  tags?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Item this file is a new version of.' })
  itemId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Answer only when the text can be searched.',
  })
  wait?: boolean | null;
}

@ObjectType({ description: 'What became of an upload.' })
export class IngestDocumentPayload {
  @Field(() => Item, { description: 'The document.' })
  item!: Item;

  @Field(() => Int, { nullable: true, description: 'Number of passages; null while processing.' })
  chunks!: number | null;

  @Field(() => String, { description: "Hex SHA-256 of the file's bytes." })
  sha256!: string;

  @Field(() => Int, { description: 'Version this upload made, from 1.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Title of the document.' })
  title!: string | null;

  @Field(() => UploadState, { description: 'PROCESSING: the job goes on.' })
  state!: 'ready' | 'processing';

  @Field(() => Job, { description: 'The work behind it.' })
  job!: Job;
}

@InputType({ description: 'Which document to delete.' })
export class DeleteItemInput {
  @Field(() => ID, { description: 'Id of the item.' })
  id!: string;
}

@ObjectType({ description: 'What was deleted.' })
export class DeleteItemPayload {
  @Field(() => ID, { description: 'Id of the item; it stays as an invisible tombstone.' })
  deletedId!: string;

  @Field(() => Int, { description: 'Number of passages removed, of all versions.' })
  chunks!: number;
}

@ObjectType({ description: 'What was removed.' })
export class RemoveDemoItemsPayload {
  @Field(() => Int, { description: 'Number of sample documents removed.' })
  items!: number;
}
