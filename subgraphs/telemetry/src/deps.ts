import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import type { EntityClient } from '@luna/platform/ports/entity-client';
import type { EventBus } from '@luna/platform/ports/event-bus';

export interface SimulationSettings {
  /** The same seed gives the same readings and prices. */
  seed: string;
  /** Seconds between two readings. */
  meterIntervalSec: number;
  /** Seconds between two prices. */
  marketIntervalSec: number;
  markets: readonly string[];
  products: readonly string[];
}

export interface TelemetryDeps {
  database: Database;
  eventBus: EventBus;
  entityClient: EntityClient;
  log: Log;
  clock: Clock;
  simulation: SimulationSettings;
  /** Customer who gets the demo meters; null = no demo meters and no simulated readings. */
  demoUserId: string | null;
  exports: {
    /** Signs export tickets; every copy of the service has the same. */
    key: Buffer;
    /** Path the server mounts `openReadingsExport` at; the ticket is appended as last segment. */
    path: string;
  };
}
