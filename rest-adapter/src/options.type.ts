import type { Log } from '@luna/platform/log/log';
import type { GatewayClient } from '@luna/platform/ports/gateway-client';

export interface RestAdapterOptions {
  gateway: GatewayClient;
  log: Log;
  limits: {
    /** Largest uploaded file in bytes. */
    uploadMaxBytes: number;
  };
  /** Origins that may call from a browser; empty = same origin only. */
  corsOrigins: readonly string[];
  /** Folder on a disk with room for uploads on their way in. */
  tempDir: string;
}
