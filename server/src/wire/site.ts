import { rm } from 'node:fs/promises';
import path from 'node:path';
import { removeCutOffUploads } from '@luna/platform/adapters/disk/disk-blob-store';
import { acquireInstanceLock } from '@luna/platform/adapters/embedded-postgres/instance-lock';
import { IdentitySigner } from '@luna/platform/auth/identity';
import { NetworkIdentity } from '@luna/platform/auth/network-identity';
import type { Config, Role } from '@luna/platform/config/schema';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import { loadSecrets, type Secrets } from '../secrets.js';
import { checkAddresses, isWhole } from '../services.js';
import type { Shutdown } from '../shutdown.js';
import { openDataFolder } from './data-folder.js';

const MIB = 1024 * 1024;

/** What everything is wired with: this process's part of one installation. */
export interface Site {
  config: Config;
  /** What this process is. */
  roles: ReadonlySet<Role>;
  /** All of Luna is this process, which holds the data folder for itself. */
  isWhole: boolean;
  /** Absolute path of the data folder; processes of one installation share it. */
  dataDir: string;
  /** Uploads on their way in; emptied when an installation starts. */
  incomingDir: string;
  uploadMaxBytes: number;
  secrets: Secrets;
  signer: IdentitySigner;
  /** The same for what travels between processes. */
  network: NetworkIdentity;
  clock: Clock;
  log: Log;
  shutdown: Shutdown;
}

/**
 * Opens this process's part of the installation. Throws ConfigError where addresses are missing, StartupError if
 * another Luna holds the data folder.
 */
export async function openSite(parts: Pick<Site, 'config' | 'clock' | 'log' | 'shutdown'>): Promise<Site> {
  const { config, shutdown } = parts;
  const roles: ReadonlySet<Role> = new Set(config.LUNA_SERVICES);
  checkAddresses(config, roles);
  const dataDir = openDataFolder(config.LUNA_DATA_DIR);
  if (isWhole(roles)) await takeDataFolder(dataDir, shutdown);
  const secrets = loadSecrets(dataDir, {
    adminKey: config.ADMIN_API_KEY,
    jwtSecret: config.JWT_SECRET,
    identityKey: config.IDENTITY_KEY,
  });
  const signer = new IdentitySigner(Buffer.from(secrets.identityKey));
  return {
    ...parts,
    roles,
    isWhole: isWhole(roles),
    dataDir,
    incomingDir: incomingIn(dataDir),
    uploadMaxBytes: config.UPLOAD_MAX_MB * MIB,
    secrets,
    signer,
    network: new NetworkIdentity(signer, parts.clock),
  };
}

/** Makes the folder this installation's own and removes what a crash cut off on its way in. */
export async function takeDataFolder(dataDir: string, shutdown: Shutdown): Promise<void> {
  const lock = acquireInstanceLock(path.join(dataDir, 'luna.lock'));
  shutdown.add('instance lock', () => lock.release());
  await rm(incomingIn(dataDir), { recursive: true, force: true });
  await removeCutOffUploads(objectsIn(dataDir));
}

const incomingIn = (dataDir: string): string => path.join(dataDir, 'incoming');

/** Original files. */
export const objectsIn = (dataDir: string): string => path.join(dataDir, 'objects');
