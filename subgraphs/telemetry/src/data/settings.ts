import type { SqlExecutor } from '@luna/platform/ports/database';

const DEMO_KEY = 'telemetry.demo';

export async function isDemoRemoved(sql: SqlExecutor): Promise<boolean> {
  const rows = await sql.query(`select 1 from settings where key = $1 and value @> '{"removed": true}'`, [
    DEMO_KEY,
  ]);
  return rows.length > 0;
}

/** Remembers that the user wants no demo meters, so that the next start does not make them again. */
export async function rememberDemoRemoved(sql: SqlExecutor): Promise<void> {
  await sql.query(
    `insert into settings (key, value) values ($1, '{"removed": true}')
     on conflict (key) do update set value = excluded.value`,
    [DEMO_KEY],
  );
}
