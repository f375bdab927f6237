import { Instant } from '@luna/platform/subgraph/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

const SystemMode = { EMBEDDED: 'embedded', SERVICES: 'services', MIXED: 'mixed' } as const;
registerEnumType(SystemMode, {
  name: 'SystemMode',
  description: 'Everything inside Luna, everything on external services, or some of both.',
});

@ObjectType({ description: 'The models in use.' })
export class Models {
  @Field(() => String, { nullable: true, description: 'Makes passages searchable.' })
  embed!: string | null;

  @Field(() => String, { nullable: true, description: 'Words the answers.' })
  generate!: string | null;
}

@ObjectType({ description: 'The adapter behind each port.' })
export class Adapters {
  @Field(() => String, { description: 'Records and series.' })
  database!: string;

  @Field(() => String, { description: 'Search.' })
  vectorIndex!: string;

  @Field(() => String, { description: 'Vectors of texts.' })
  embedder!: string;

  @Field(() => String, { description: 'Wording of answers.' })
  textGenerator!: string;

  @Field(() => String, { description: 'Text of files.' })
  textExtractor!: string;

  @Field(() => String, { description: 'Original files.' })
  blobStore!: string;

  @Field(() => String, { description: 'Messages between subgraphs.' })
  eventBus!: string;
}

@ObjectType({ description: 'What runs here; public, holds no secret.' })
export class SystemInfo {
  @Field(() => String, { description: 'Name of the product.' })
  name!: string;

  @Field(() => String, { description: 'Version of the product.' })
  version!: string;

  @Field(() => Instant, { description: 'When it was built.' })
  build!: Date;

  @Field(() => String, { description: 'Commit it was built from, or "unknown".' })
  gitSha!: string;

  @Field(() => String, { description: 'Version of the REST API.' })
  apiVersion!: string;

  @Field(() => Models, { description: 'The models in use.' })
  models!: Models;

  @Field(() => SystemMode, { description: 'Embedded, on services, or mixed.' })
  mode!: string;

  @Field(() => [String], { description: 'The processes Luna consists of, e.g. "gateway-2"; one is "luna".' })
  processes!: string[];

  @Field(() => Adapters, { description: 'The adapter behind each port.' })
  adapters!: Adapters;

  @Field(() => [String], { description: 'German sentences on what the set-up means for the user.' })
  notices!: string[];
}
