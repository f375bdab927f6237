import { Instant } from '@luna/platform/subgraph/scalars';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { FeedName as Name } from '../feeds/feed.js';
import type { SimulationAction as Action } from '../usecases/switch-simulation.js';

const FeedName = { SMARTMETER: 'smartmeter', MARKET: 'market' } as const;
registerEnumType(FeedName, { name: 'FeedName', description: 'What a feed brings.' });

const FeedMode = { SIMULATION: 'simulation', REAL: 'real', OFF: 'off' } as const;
registerEnumType(FeedMode, { name: 'FeedMode', description: 'Where the rows of a feed come from.' });

@ObjectType({ description: 'A source of readings or prices.' })
export class Feed {
  @Field(() => FeedName, { description: 'What it brings.' })
  name!: string;

  @Field(() => FeedMode, { description: 'Simulation, a real source, or nothing.' })
  mode!: string;

  @Field(() => Boolean, { description: 'It writes rows as they fall due.' })
  running!: boolean;

  @Field(() => Int, { description: 'Distance of two rows of a series in seconds.' })
  intervalSec!: number;

  @Field(() => Float, { description: 'Rows written since the installation was made; a whole number.' })
  rowsWritten!: number;

  @Field(() => Instant, { nullable: true, description: 'Start of the newest slot written.' })
  lastTs!: Date | null;
}

const SimulationAction = { START: 'start', STOP: 'stop' } as const;
registerEnumType(SimulationAction, {
  name: 'SimulationAction',
  description: 'What to do with a simulation.',
});

@InputType({ description: 'Which simulation to start or stop.' })
export class SwitchSimulationInput {
  @Field(() => SimulationAction, { description: 'Start or stop.' })
  action!: Action;

  @Field(() => FeedName, { nullable: true, description: 'One feed; default all that are simulated.' })
  feed?: Name | null;
}

@ObjectType({ description: 'The feeds after the switch.' })
export class SwitchSimulationPayload {
  @Field(() => [Feed], { description: 'All feeds.' })
  feeds!: Feed[];
}
