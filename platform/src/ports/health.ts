/** What every adapter tells about itself: shown by `systemInfo` and `admin/health`. */
export interface AdapterHealth {
  status: 'ok' | 'degraded' | 'down';
  /** German, one sentence, for the admin. */
  message: string | null;
  /** Version of the technology behind the adapter, null if it has none of its own. */
  version: string | null;
}

export interface HealthReporting {
  /** Stable name of the adapter, e.g. `embedded-postgres`. */
  readonly adapter: string;
  /** Ends within 3 s; reports `down` instead of throwing. */
  health(signal: AbortSignal): Promise<AdapterHealth>;
}
