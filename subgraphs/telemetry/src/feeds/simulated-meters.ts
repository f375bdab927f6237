import type { MeterRow, ReadingRow } from '../data/readings.js';
import { DEMO_METERS } from '../simulation/demo-meters.js';
import { simulateReading } from '../simulation/household.js';
import type { FeedSource } from './feed.js';
import { slotsBetween } from './slots.js';

/** The simulated households, as far as they are still registered as meters. */
export class SimulatedMeters implements FeedSource<MeterRow, ReadingRow> {
  readonly mode = 'simulation';

  constructor(
    private readonly seed: string,
    readonly intervalSec: number,
    private readonly simulatedMeters: () => Promise<MeterRow[]>,
  ) {}

  series(): Promise<MeterRow[]> {
    return this.simulatedMeters();
  }

  async read(meter: MeterRow, from: Date, to: Date): Promise<ReadingRow[]> {
    const house = DEMO_METERS.find((known) => known.meterId === meter.id);
    if (!house) return [];
    return slotsBetween(from, to, this.intervalSec).map((ts) => ({
      meterId: meter.id,
      ts,
      ...simulateReading(this.seed, house, ts.getTime(), this.intervalSec),
    }));
  }
}
