import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolConfig } from "pg";
import { DatabaseError } from "../errors.ts";
import type { Database } from "./database.ts";
import { databaseError } from "./database-error.ts";
import { acceptsPlain, libpqUrl } from "./libpq-url.ts";
import { versionProblem } from "./postgres-version.ts";
import { urlWithoutSecrets } from "./url-without-secrets.ts";

export interface PostgresOptions {
  /** Connections at most. Default 10. */
  readonly poolSize?: number;
  /**
   * Milliseconds that a statement may take. Default 60,000. Where a pooler refuses the setting, a statement is given up 2 s
   * later without being ended: set it for the role.
   */
  readonly statementTimeout?: number;
  /** Milliseconds that a transaction may wait for its next statement. Default 60,000. Not set where a pooler refuses it. */
  readonly idleInTransactionTimeout?: number;
  /** Milliseconds until a connection is there, or one of the pool is free. Default 10,000. */
  readonly connectTimeout?: number;
  /** What the server calls these connections. Default "kvsweep". */
  readonly applicationName?: string;
  /** Told of connections that were lost while nobody used them. The pool makes others. */
  readonly onLost?: (error: DatabaseError) => void;
}

export interface PostgresDatabase extends AsyncDisposable {
  readonly db: Database;
  readonly close: () => Promise<void>;
}

/** Milliseconds that closing waits for a server that does not answer. */
const patience = 5_000;

/**
 * Speaks SQL to a PostgreSQL through a pool of connections, also by way of a pooler in transaction mode: statements have
 * no names, and nothing is kept in a session. Throws DatabaseError where it cannot be reached or used.
 */
export async function openPostgresDatabase(
  url: string,
  options: PostgresOptions = {},
): Promise<PostgresDatabase> {
  const place = urlWithoutSecrets(url);
  const pool = await connect(url, options).catch((error: unknown) => {
    throw cannotUse(place, error);
  });
  pool.on("error", (error) => options.onLost?.(cannotUse(place, error)));
  const { drizzle } = await import("drizzle-orm/node-postgres");
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= Promise.race([pool.end(), delay(patience, undefined, { ref: false })]);
    return closed;
  };
  return { db: drizzle(pool), close, [Symbol.asyncDispose]: close };
}

/** A pool whose first connection works. What a server refuses but can be done without is left out. */
async function connect(url: string, options: PostgresOptions): Promise<Pool> {
  // Loaded here, as whoever needs no server should not wait for it.
  const { Pool } = await import("pg");
  const { statementTimeout = 60_000, idleInTransactionTimeout = 60_000 } = options;
  let config: PoolConfig = {
    connectionString: libpqUrl(url),
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: options.connectTimeout ?? 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: options.applicationName ?? "kvsweep",
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: idleInTransactionTimeout,
    // For a server that has vanished, or a pooler that takes no settings.
    query_timeout: statementTimeout + 2_000,
  };
  for (;;) {
    const pool = new Pool(config);
    // Without listeners, a connection that is lost would end the process: one between two statements, or an idle one.
    pool.on("connect", (client) => client.on("error", () => undefined));
    pool.on("error", () => undefined);
    try {
      await refuseOld(pool);
      return pool;
    } catch (error) {
      await pool.end();
      const simpler = error instanceof Error ? withoutRefused(config, error.message) : undefined;
      if (simpler === undefined) throw error;
      config = simpler;
    }
  }
}

function withoutRefused(config: PoolConfig, message: string): PoolConfig | undefined {
  const { statement_timeout: timeout, idle_in_transaction_session_timeout: _, ...others } = config;
  if (timeout !== undefined && message.includes("unsupported startup parameter")) return others;
  const { connectionString = "" } = config;
  if (message.includes("does not support SSL") && acceptsPlain(connectionString))
    return { ...config, connectionString: libpqUrl(connectionString, "disable") };
  return undefined;
}

async function refuseOld(pool: Pool): Promise<void> {
  const asked = "select current_setting('server_version_num')::int as version";
  const { rows } = await pool.query<{ version: number }>(asked);
  const old = versionProblem(rows[0]?.version ?? 0);
  if (old !== undefined) throw new DatabaseError(old.problem, old.advice);
}

function cannotUse(place: string, error: unknown): DatabaseError {
  const what = `Cannot use the database at ${place}`;
  const known = databaseError(error, what);
  if (known !== undefined && known !== error) return known;
  const problem = error instanceof Error ? error.message : String(error);
  const advice = known?.advice ?? "Correct the URL, or look into the server's log.";
  return new DatabaseError(`${what}: ${problem}`, advice, { cause: error });
}
