import type { PoolClient } from 'pg';
import { expect, test } from 'vitest';
import { prismaSchemaSql } from '../../testing/prisma-schema-sql.js';
import { createTestDatabase } from '../../testing/test-database.js';

const OBJECTS = `
  SELECT format('column %s.%s %s %s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END, pg_get_expr(d.adbin, d.adrelid)) AS line
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  UNION ALL
  SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
  UNION ALL
  SELECT 'index ' || i.indexdef
  FROM pg_indexes i JOIN pg_tables t ON t.tablename = i.tablename AND t.schemaname = i.schemaname
  WHERE i.schemaname = current_schema()
  ORDER BY 1`;

/** Columns, keys and indexes of the tables in `schema`, one line each. */
async function objectsOf(client: PoolClient, schema: string): Promise<string[]> {
  await client.query(`SET search_path TO ${schema}`);
  const { rows } = await client.query<{ line: string }>(OBJECTS);
  return rows
    .map(({ line }) => line.replaceAll(`${schema}.`, ''))
    .filter((line) => !/\b_prisma_migrations/.test(line));
}

test('the migrations make exactly what prisma/schema describes', async () => {
  await using db = await createTestDatabase();
  const described = await prismaSchemaSql(db.url);

  const [migrated, wanted] = await db.database.withConnection(async (client) => {
    await client.query(`CREATE SCHEMA wanted; SET search_path TO wanted; ${described}`);
    return [await objectsOf(client, 'public'), await objectsOf(client, 'wanted')] as const;
  });

  expect(wanted.length).toBeGreaterThan(100);
  expect(migrated).toEqual(wanted);
});
