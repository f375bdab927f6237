import type { SqlExecutor } from '@luna/platform/ports/database';

/** Notes that a ticket is used; false if it was before. Forgets those that have expired. */
export async function useTicket(
  sql: SqlExecutor,
  ticket: { id: string; expiresAt: Date },
  now: Date,
): Promise<boolean> {
  const rows = await sql.query(
    `with forgotten as (delete from used_tickets where expires_at <= $3)
     insert into used_tickets (ticket_id, expires_at) values ($1, $2)
     on conflict do nothing returning 1`,
    [ticket.id, ticket.expiresAt, now],
  );
  return rows.length > 0;
}
