import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { acquireInstanceLock } from '@luna/platform/adapters/embedded-postgres/instance-lock';
import { IdentitySigner } from '@luna/platform/auth/identity';
import type { Config } from '@luna/platform/config/schema';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import { loadSecrets, type Secrets } from '../secrets.js';
import type { Shutdown } from '../shutdown.js';
import { openDataFolder } from './data-folder.js';

const MIB = 1024 * 1024;

/** What everything is wired with: one installation on this machine. */
export interface Site {
  config: Config;
  /** Absolute path of the data folder, locked for this process. */
  dataDir: string;
  /** Uploads on their way in; emptied at every start. */
  incomingDir: string;
  uploadMaxBytes: number;
  secrets: Secrets;
  signer: IdentitySigner;
  clock: Clock;
  log: Log;
  shutdown: Shutdown;
}

/** Takes possession of the data folder; throws StartupError if another Luna holds it. */
export function openSite(parts: Pick<Site, 'config' | 'clock' | 'log' | 'shutdown'>): Site {
  const { config, shutdown } = parts;
  const dataDir = openDataFolder(config.LUNA_DATA_DIR);
  const lock = acquireInstanceLock(path.join(dataDir, 'luna.lock'));
  shutdown.add('instance lock', () => lock.release());
  const incomingDir = path.join(dataDir, 'incoming');
  rmSync(incomingDir, { recursive: true, force: true });
  mkdirSync(incomingDir);
  const secrets = loadSecrets(dataDir, { adminKey: config.ADMIN_API_KEY, jwtSecret: config.JWT_SECRET });
  return {
    ...parts,
    dataDir,
    incomingDir,
    uploadMaxBytes: config.UPLOAD_MAX_MB * MIB,
    secrets,
    signer: new IdentitySigner(Buffer.from(secrets.identityKey)),
  };
}
