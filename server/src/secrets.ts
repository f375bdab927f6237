import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({ adminKey: z.string(), jwtSecret: z.string(), identityKey: z.string() });

export interface Secrets extends z.output<typeof secretsSchema> {
  /** True right after the keys were made: the admin key is shown once, then only kept. */
  fresh: boolean;
}

interface Given {
  adminKey?: string | undefined;
  jwtSecret?: string | undefined;
  identityKey?: string | undefined;
}

/** Keys given by configuration win; missing ones are made at the first start and kept in the data folder (0600). */
export function loadSecrets(dataDir: string, { adminKey, jwtSecret, identityKey }: Given): Secrets {
  if (adminKey && jwtSecret && identityKey) return { adminKey, jwtSecret, identityKey, fresh: false };
  const { kept, fresh } = keepSecrets(path.join(dataDir, 'secrets.json'));
  return {
    adminKey: adminKey ?? kept.adminKey,
    jwtSecret: jwtSecret ?? kept.jwtSecret,
    identityKey: identityKey ?? kept.identityKey,
    fresh: fresh && adminKey === undefined,
  };
}

/** Several processes may start at once; the file appears whole, and all of them read the same one. */
function keepSecrets(file: string): { kept: z.output<typeof secretsSchema>; fresh: boolean } {
  const fresh = !existsSync(file);
  if (fresh) {
    const draft = `${file}.${process.pid}`;
    const made = { adminKey: key(), jwtSecret: key(), identityKey: key() };
    writeFileSync(draft, JSON.stringify(made, null, 2), { mode: 0o600, flush: true });
    linkUnlessThere(draft, file);
    rmSync(draft);
  }
  return { kept: secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), fresh };
}

function linkUnlessThere(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

const key = (): string => randomBytes(24).toString('base64url');
