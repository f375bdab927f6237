import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '@luna/platform/errors/startup-error';

/** Absolute path of the data folder, made if missing; throws StartupError where Luna cannot write. */
export function openDataFolder(configured: string): string {
  const folder = path.resolve(configured);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const advice = 'Wählen Sie mit LUNA_DATA_DIR einen Ordner, in den Sie schreiben dürfen.';
    throw new StartupError(`Der Datenordner ${folder} lässt sich nicht beschreiben. ${advice}`, error);
  }
  return folder;
}
