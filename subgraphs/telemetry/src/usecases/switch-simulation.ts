import { LunaError } from '@luna/platform/errors/luna-error';
import type { Database } from '@luna/platform/ports/database';
import type { EventBus } from '@luna/platform/ports/event-bus';
import { type FeedRow, findFeeds, setFeedsRunning } from '../data/feeds.js';
import { FEED_SWITCHED } from '../events.js';
import type { FeedName } from '../feeds/feed.js';

export type SimulationAction = 'start' | 'stop';

/**
 * Turns the switch of one simulated feed or of all; a repeat changes nothing, and it survives restarts. Real feeds are
 * never touched: CONFLICT for starting one by name, or if there is nothing but real ones.
 */
export async function switchSimulation(
  deps: { database: Database; eventBus: EventBus },
  action: SimulationAction,
  feed: FeedName | null,
): Promise<FeedRow[]> {
  const named = (await findFeeds(deps.database)).filter(({ name }) => feed === null || name === feed);
  const simulated = named.filter(({ mode }) => mode !== 'real').map(({ name }) => name);
  if (action === 'start' && named.length > 0 && simulated.length === 0) {
    throw new LunaError(
      'CONFLICT',
      'Hier kommen echte Werte an. Eine Simulation daneben würde sie verfälschen; bitte zuerst die echte Quelle abschalten.',
    );
  }
  await setFeedsRunning(deps.database, simulated, action === 'start');
  for (const name of simulated) await deps.eventBus.publish(FEED_SWITCHED, { feed: name });
  return findFeeds(deps.database);
}
