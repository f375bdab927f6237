import { Instant } from '@luna/platform/subgraph/scalars';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MAX_POINTS, Resolution } from './resolution.type.js';

const ExportFormat = { JSON: 'json', CSV: 'csv' } as const;
registerEnumType(ExportFormat, { name: 'ExportFormat', description: 'How an export is written.' });

@InputType({ description: 'Which readings to export; intervals are [from, to).' })
export class ExportReadingsInput {
  @Field(() => [ID], { nullable: true, description: 'At most 50 meters; default all you may see.' })
  meterIds?: string[] | null;

  @Field(() => Instant, { nullable: true, description: 'Default: 24 hours before `to`, else before now.' })
  from?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Exclusive; default open end.' })
  to?: Date | null;

  @Field(() => ExportFormat, { defaultValue: ExportFormat.JSON, description: 'JSON or CSV.' })
  format!: 'json' | 'csv';

  @Field(() => Resolution, { nullable: true, description: 'Default RAW; excludes `maxPoints`.' })
  resolution?: 'raw' | '15m' | '1h' | '1d' | null;

  @Field(() => Int, { nullable: true, description: MAX_POINTS })
  maxPoints?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Adds `ts_local`, the wall clock of Berlin.' })
  localTime!: boolean;
}

@ObjectType({ description: 'A signed address that gives the export once, shortly.' })
export class ExportTicket {
  @Field(() => String, { description: 'Address, relative to this server.' })
  url!: string;

  @Field(() => Instant, { description: 'End of its life.' })
  expiresAt!: Date;

  @Field(() => String, { description: 'Name to save the file under.' })
  fileName!: string;
}
