import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({ adminKey: z.string(), jwtSecret: z.string(), identityKey: z.string() });

export interface Secrets extends z.output<typeof secretsSchema> {
  /** True right after the keys were made: the admin key is shown once, then only kept. */
  fresh: boolean;
}

/** Keys given by configuration win; missing ones are made at the first start and kept in the data folder (0600). */
export function loadSecrets(
  dataDir: string,
  given: { adminKey?: string | undefined; jwtSecret?: string | undefined },
): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const fresh = !existsSync(file);
  if (fresh) {
    const made = { adminKey: key(), jwtSecret: key(), identityKey: key() };
    writeFileSync(`${file}.tmp`, JSON.stringify(made, null, 2), { mode: 0o600, flush: true });
    renameSync(`${file}.tmp`, file);
  }
  const kept = secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    ...kept,
    adminKey: given.adminKey ?? kept.adminKey,
    jwtSecret: given.jwtSecret ?? kept.jwtSecret,
    fresh: fresh && given.adminKey === undefined,
  };
}

const key = (): string => randomBytes(24).toString('base64url');
