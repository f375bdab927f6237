import type { Database } from '@luna/platform/ports/database';

/**
 * Does work that only one process may do at a time; null if another one is at it. The lock belongs to a connection, so
 * whoever dies gives it back.
 */
export function inTurn<T>(database: Database, name: string, work: () => Promise<T>): Promise<T | null> {
  return database.withConnection(async (client) => {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [`luna.telemetry.${name}`],
    );
    return rows[0]?.mine ? work() : null;
  });
}
