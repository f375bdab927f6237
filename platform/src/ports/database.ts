import type { PoolClient } from 'pg';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import type { HealthReporting } from './health.js';

export type { Prisma, PrismaClient };

/** Runs SQL with `$1…` parameters and returns rows; instants are Dates, int8 and counts are numbers. */
export interface SqlExecutor {
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** One transaction: records through `prisma`, series and locks through `query`, on the same connection. */
export interface Transaction extends SqlExecutor {
  readonly prisma: Prisma.TransactionClient;
}

/**
 * The one PostgreSQL (18 embedded, 15+ external, with or without TimescaleDB).
 * Throws LunaError UNAVAILABLE when the server cannot be reached.
 */
export interface Database extends SqlExecutor, HealthReporting {
  readonly prisma: PrismaClient;
  /** Commits when `work` resolves, rolls back when it throws. Not retried. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A raw pg connection for COPY, LISTEN and session state; released when `work` settles. */
  withConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
