import type { Database } from '@luna/platform/ports/database';
import type { EventBus } from '@luna/platform/ports/event-bus';
import DataLoader from 'dataloader';
import { type Assignment, areAssigned } from '../data/assignments.js';
import {
  type LiveReading,
  newestReadingsCursor,
  readingEnds,
  readingsAfter,
  readingsOfWindows,
} from '../data/live-readings.js';
import { METER_ASSIGNED, READING_ADDED } from '../events.js';
import type { MeterScope } from '../policies/meters.js';
import { visibleMeters } from '../usecases/visible-meters.js';
import { followSeries, MOST_REPLAYED, PAGE } from './follow-series.js';
import { Growth } from './growth.js';
import { shareReads } from './share-reads.js';

export interface ReadingsWanted {
  /** null or empty = all meters of the scope. */
  meterIds: string[] | null;
  /** Slot of the last reading the subscriber has; null = only what is new. */
  since: Date | null;
}

/** The live readings of a process: its subscriptions share what they read. */
export class LiveReadings {
  private readonly read = shareReads((windows) => readingsOfWindows(this.deps.database, windows, PAGE));
  private readonly assigned = new DataLoader<Assignment, boolean>(
    (asked) => areAssigned(this.deps.database, asked),
    { cache: false },
  );

  constructor(private readonly deps: { database: Database; eventBus: EventBus }) {}

  /** NOT_FOUND and VALIDATION as `visibleMeters`. */
  async subscribe(
    scope: MeterScope,
    { meterIds, since }: ReadingsWanted,
    signal: AbortSignal,
  ): Promise<AsyncIterableIterator<LiveReading>> {
    const { database, eventBus } = this.deps;
    const growth = new Growth(signal);
    const wanted = new Set<string>();
    const takesAny = scope === 'all' && !meterIds?.length;
    growth.follow(eventBus, READING_ADDED, ({ meterId = '', ts }) => {
      if (takesAny || wanted.has(meterId)) growth.note(meterId, ts);
    });
    if (scope !== 'all' && !meterIds?.length) {
      growth.follow(eventBus, METER_ASSIGNED, ({ userId, meterId = '' }) => {
        if (userId !== scope.userId) return;
        wanted.add(meterId);
        growth.join(meterId);
      });
    }
    return followSeries(
      {
        growth,
        ends: async (joined) => {
          if (joined) return readingEnds(database, joined);
          for (const meter of await visibleMeters(database, scope, meterIds)) wanted.add(meter.id);
          return readingEnds(database, [...wanted]);
        },
        replayStart: (ends, after) => newestReadingsCursor(database, ends, after, MOST_REPLAYED),
        replayPage: (ends, cursor) => readingsAfter(database, ends, cursor, PAGE),
        read: this.read,
        visible: (ids) => this.visible(scope, ids),
        cursorOf: (row) => ({ ts: row.ts, key: row.meterId }),
      },
      since,
    );
  }

  /** Asked for every row that is due, since a meter may be taken from its customer at any time. */
  private async visible(scope: MeterScope, meterIds: string[]): Promise<ReadonlySet<string>> {
    if (scope === 'all') return new Set(meterIds);
    const { userId } = scope;
    const still = await Promise.all(meterIds.map((meterId) => this.assigned.load({ userId, meterId })));
    return new Set(meterIds.filter((_, i) => still[i]));
  }
}
