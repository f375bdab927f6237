import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientBase } from 'pg';
import { StartupError } from '../../errors/startup-error.js';
import type { Database } from '../../ports/database.js';

/** The lock that Prisma's own engine takes, so that it and this runner never work at the same time. */
const PRISMA_LOCK = 72_707_369;

/** The folder with the migrations of this code. */
export const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));

const HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file's bytes in hex, as Prisma writes it. */
  checksum: string;
}

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const bytes = readFileSync(join(directory, name, 'migration.sql'));
      return { name, sql: bytes.toString(), checksum: createHash('sha256').update(bytes).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function refuseBadHistory(history: HistoryRow[], migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of history) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new StartupError(
        `Der Datenbestand stammt von einer neueren Luna (Stand ${row.migration_name}).\n` +
          'Starten Sie die neuere Luna oder spielen Sie eine Sicherung dieser Version ein. Nichts wurde verändert.',
      );
    }
    if (!row.finished_at) {
      throw new StartupError(
        `Die Umstellung ${row.migration_name} der Datenbank wurde begonnen und nicht beendet.\n` +
          `Prüfen Sie die Datenbank und führen Sie \`npx prisma migrate resolve\` für ${row.migration_name} aus.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new StartupError(
        `Die Datei der bereits ausgeführten Umstellung ${row.migration_name} wurde geändert.\n` +
          'Stellen Sie sie wieder her und legen Sie Änderungen als neue Umstellung an.',
      );
    }
  }
}

/** History and schema change together or not at all, so a killed start leaves nothing half done. */
async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new StartupError(
      `Die Umstellung ${migration.name} der Datenbank ist gescheitert; nichts wurde verändert.\n` +
        `Meldung von PostgreSQL: ${(error as Error).message}`,
      error,
    );
  }
}

/** Applies what is missing on one connection; see `migrate`. */
export async function migrateConnection(client: ClientBase, directory = MIGRATIONS): Promise<string[]> {
  const migrations = readMigrations(directory);
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
  try {
    await client.query(HISTORY);
    const { rows } = await client.query<HistoryRow>(
      `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
       WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    );
    refuseBadHistory(rows, migrations);
    const done = new Set(rows.map((row) => row.migration_name));
    const missing = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]);
  }
}

/**
 * Brings the database to the schema of this code and returns the names of what was applied, in order. Writes Prisma's
 * own history, so `prisma migrate deploy` can go on from here. Several processes may call it at once.
 * Throws StartupError, with nothing changed, for an edited or unfinished migration and for data of a newer Luna.
 */
export function migrate(database: Database, directory = MIGRATIONS): Promise<string[]> {
  return database.withConnection((client) => migrateConnection(client, directory));
}
