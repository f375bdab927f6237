import type { Database, SqlExecutor } from '@luna/platform/ports/database';

const KEY = 'content.demo';

/** What became of the demo documents of this installation; null if they were never offered. */
export async function readDemoSetting(db: SqlExecutor): Promise<'seeded' | 'removed' | null> {
  const rows = await db.query<{ value: 'seeded' | 'removed' }>(`SELECT value FROM settings WHERE key = $1`, [
    KEY,
  ]);
  return rows[0]?.value ?? null;
}

export async function writeDemoSetting(db: SqlExecutor, value: 'seeded' | 'removed'): Promise<void> {
  await db.query(
    `INSERT INTO settings (key, value) VALUES ($1, $2::jsonb)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [KEY, JSON.stringify(value)],
  );
}

/** Runs `work` while no other process does; one that dies gives its turn to the next. */
export async function withDemoLock(database: Database, work: () => Promise<void>): Promise<void> {
  await database.withConnection(async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext($1))`, [KEY]);
    await work();
  });
}
