import { Instant } from '@luna/platform/subgraph/scalars';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

const HealthStatus = { OK: 'ok', DEGRADED: 'degraded', DOWN: 'down' } as const;
registerEnumType(HealthStatus, { name: 'HealthStatus', description: 'How a service is.' });

@ObjectType({ description: 'One service and the adapter behind it.' })
export class ServiceHealth {
  @Field(() => String, {
    description: 'api, db, qdrant, ollama, tika, minio, or another one that is configured.',
  })
  name!: string;

  @Field(() => HealthStatus, { description: 'An embedded adapter that works is OK.' })
  status!: string;

  @Field(() => String, { description: 'The adapter that runs.' })
  adapter!: string;

  @Field(() => String, { nullable: true, description: 'Version of the technology behind it.' })
  version!: string | null;

  @Field(() => Int, { nullable: true, description: 'How long the probe took, in ms.' })
  latencyMs!: number | null;

  @Field(() => String, { nullable: true, description: 'German sentence for the admin.' })
  message!: string | null;

  @Field(() => Instant, { description: 'When it was probed.' })
  checkedAt!: Date;
}

@ObjectType({ description: 'Health of the whole system.' })
export class Health {
  @Field(() => HealthStatus, { description: 'The worst of all services.' })
  overall!: string;

  @Field(() => [ServiceHealth], { description: 'Every service.' })
  services!: ServiceHealth[];

  @Field(() => GraphQLJSONObject, { description: 'Version per component, null if it has none of its own.' })
  versions!: Record<string, string | null>;
}
