import type { Identity } from '@luna/platform/auth/identity';
import type { SqlExecutor } from '@luna/platform/ports/database';

/** Makes the row of a user if there is none; safe to repeat and to race. */
export async function insertUser(sql: SqlExecutor, userId: string, externalId: string): Promise<void> {
  await sql.query('insert into users (user_id, external_id) values ($1, $2) on conflict do nothing', [
    userId,
    externalId,
  ]);
}

/**
 * The first authenticated use makes the row of the user (`external_id` = JWT `sub`). Callers without a user, such
 * as the admin key, have none. Callers remember whom they ensured: this writes each time it is asked.
 */
export async function ensureUser(database: SqlExecutor, identity: Identity): Promise<void> {
  if (identity.userId === null) return;
  await insertUser(database, identity.userId, identity.externalId ?? identity.userId);
}
