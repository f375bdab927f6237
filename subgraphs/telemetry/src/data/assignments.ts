import type { SqlExecutor } from '@luna/platform/ports/database';

export interface Assignment {
  userId: string;
  meterId: string;
}

/** Whether each of the assignments stands, in their order. */
export async function areAssigned(sql: SqlExecutor, asked: readonly Assignment[]): Promise<boolean[]> {
  const rows = await sql.query<{ is: boolean }>(
    `select exists (select from meter_assignments a where a.user_id = q.user_id and a.meter_id = q.meter_id) as is
     from unnest($1::uuid[], $2::text[]) with ordinality as q(user_id, meter_id, number) order by q.number`,
    [asked.map(({ userId }) => userId), asked.map(({ meterId }) => meterId)],
  );
  return rows.map((row) => row.is);
}

/** Assigns a registered meter; false if it was already. */
export async function insertAssignment(sql: SqlExecutor, { userId, meterId }: Assignment): Promise<boolean> {
  const rows = await sql.query(
    'insert into meter_assignments (user_id, meter_id) values ($1, $2) on conflict do nothing returning 1',
    [userId, meterId],
  );
  return rows.length > 0;
}

export async function deleteAssignment(sql: SqlExecutor, { userId, meterId }: Assignment): Promise<void> {
  await sql.query('delete from meter_assignments where user_id = $1 and meter_id = $2', [userId, meterId]);
}
