import type { Identity } from '@luna/platform/auth/identity';
import type { SqlExecutor } from '@luna/platform/ports/database';

/**
 * Makes the row of a user if there is none; safe to repeat and to race. An external id that another row holds
 * already, e.g. an imported one, stays there: the id of a user is derived, never looked up (decision 4).
 */
export async function insertUser(sql: SqlExecutor, userId: string, externalId: string): Promise<void> {
  await sql.query(
    `insert into users (user_id, external_id)
     select $1, case when exists (select from users where external_id = $2) then null else $2 end
     on conflict do nothing`,
    [userId, externalId],
  );
}

/**
 * The first authenticated use makes the row of the user (`external_id` = JWT `sub`). Callers without a user, such
 * as the admin key, have none. Callers remember whom they ensured: this writes each time it is asked.
 */
export async function ensureUser(database: SqlExecutor, identity: Identity): Promise<void> {
  if (identity.userId === null) return;
  await insertUser(database, identity.userId, identity.externalId ?? identity.userId);
}
