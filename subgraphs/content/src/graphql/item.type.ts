import { Instant } from '@luna/platform/subgraph/scalars';
import { Directive, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ItemKind as Kind, ItemSource as Source } from '../data/items.js';
import type { ItemState as State } from '../policies/visibility.js';
import { PageInfo } from './page.type.js';

export const ItemKind = { DOCUMENT: 'document', REGULATION: 'regulation', NOTE: 'note' } as const;
registerEnumType(ItemKind, { name: 'ItemKind', description: 'What sort of document an item is.' });

export const ItemSource = { UPLOAD: 'upload', CRAWLER: 'crawler', API: 'api' } as const;
registerEnumType(ItemSource, { name: 'ItemSource', description: 'How an item came into the corpus.' });

const ItemState = {
  PROCESSING: 'processing',
  READY: 'ready',
  FAILED: 'failed',
  ARCHIVED: 'archived',
} as const;
registerEnumType(ItemState, { name: 'ItemState', description: 'Whether an item can be searched.' });

@ObjectType({ description: 'Why a document could not be taken in.' })
export class ItemError {
  @Field(() => String, { description: 'Code of the REST contract, e.g. DOCUMENT_ENCRYPTED.' })
  code!: string;

  @Field(() => String, { description: 'What to do about it, in German.' })
  message!: string;
}

@ObjectType({ description: 'A document of the corpus.' })
@Directive('@key(fields: "id")')
export class Item {
  @Field(() => ID, { description: 'UUID.' })
  id!: string;

  @Field(() => ItemKind, { description: 'Sort of document.' })
  kind!: Kind;

  @Field(() => ItemSource, { description: 'How it came here.' })
  source!: Source;

  @Field(() => String, { nullable: true, description: 'From the file, else its name.' })
  title!: string | null;

  @Field(() => [String], { description: 'Tags given at upload.' })
  tags!: string[];

  @Field(() => String, { nullable: true, description: 'Where it was fetched from.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Hex SHA-256 of the current file; null once failed.' })
  sha256!: string | null;

  @Field(() => Int, { description: 'Number of the current version, from 1.' })
  version!: number;

  @Field(() => ItemState, { description: 'Whether it can be searched.' })
  state!: State;

  @Field(() => String, { nullable: true, description: 'Name of the uploaded file, without folders.' })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'pdf, docx, html, markdown or text; null until read.' })
  format!: string | null;

  @Field(() => Float, { nullable: true, description: 'Size of the file in bytes.' })
  bytes!: number | null;

  @Field(() => Boolean, { description: 'Sample document of a fresh installation.' })
  demo!: boolean;

  @Field(() => Instant, { description: 'When it was first taken in.' })
  createdAt!: Date;

  @Field(() => Instant, { description: 'When it last changed.' })
  updatedAt!: Date;

  errorCode!: string | null;
  errorMessage!: string | null;
  currentVersionId!: string | null;
  shownVersionId!: string | null;
}

@ObjectType({ description: 'An item in a list.' })
export class ItemEdge {
  @Field(() => String, { description: 'Place of the item in the list.' })
  cursor!: string;

  @Field(() => Item, { description: 'The item.' })
  node!: Item;
}

@ObjectType({ description: 'A page of items, newest first.' })
export class ItemConnection {
  @Field(() => [ItemEdge], { description: 'Items with their places.' })
  edges!: ItemEdge[];

  @Field(() => [Item], { description: 'The items alone.' })
  nodes!: Item[];

  @Field(() => PageInfo, { description: 'Whether and where to read on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Items on all pages.' })
  totalCount!: number;
}

@InputType({ description: 'All conditions must hold.' })
export class ItemFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words that must all stand in title, text, tags or URL; or an item id.',
  })
  query?: string | null;

  @Field(() => String, { nullable: true, description: 'One tag, ignoring case.' })
  tag?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Made of a file with one of these SHA-256 hashes (hex, at most 200): what of a folder is here already.',
  })
  sha256?: string[] | null;

  @Field(() => ItemKind, { nullable: true, description: 'Sort of document.' })
  kind?: Kind | null;

  @Field(() => ItemSource, { nullable: true, description: 'How it came here.' })
  source?: Source | null;

  @Field(() => ItemState, { nullable: true, description: 'Customers see READY items only.' })
  state?: State | null;
}
