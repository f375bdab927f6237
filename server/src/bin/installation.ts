import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '@luna/platform/config/load';

/** The installation this working folder is configured for, as a client sees it. */
export function findInstallation(): { url: string; dataDir: string; adminKey: string } {
  const config = loadConfig();
  const dataDir = path.resolve(config.LUNA_DATA_DIR);
  const file = path.join(dataDir, 'secrets.json');
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { adminKey: string })
    : undefined;
  return {
    url: `http://127.0.0.1:${config.API_PORT}`,
    dataDir,
    adminKey: config.ADMIN_API_KEY ?? kept?.adminKey ?? '',
  };
}
