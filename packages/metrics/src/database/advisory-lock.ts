import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { openPostgresDatabase } from "./open-postgres-database.ts";

/** A lock that one process has of all that ask for it. */
export interface AdvisoryLock extends AsyncDisposable {
  /** Aborted when the connection that holds the lock is gone: another process may have it now. */
  readonly lost: AbortSignal;
}

/** Milliseconds between two looks at the connection, well below what a pool lets a connection idle. */
const heartbeatMs = 3_000;

/** Seconds after which the server ends a session that says nothing: its process is frozen, or out of reach. */
const silenceSeconds = 30;

/**
 * Takes a lock of the database's unless another process has it; it goes with the connection. Not by way of a pooler in
 * transaction mode, where a connection is not one's own. Throws DatabaseError.
 */
export async function tryAdvisoryLock(url: string, name: string): Promise<AdvisoryLock | undefined> {
  const lost = new AbortController();
  const { db, close } = await openPostgresDatabase(url, {
    ...{ poolSize: 1, statementTimeout: 10_000, applicationName: `kvsweep ${name}` },
    onLost: (error) => lost.abort(error),
  });
  try {
    const session = await take(db, name);
    if (session === undefined) {
      await close();
      return undefined;
    }
    const timer = setInterval(() => {
      stillHeld(db, session).then(
        (isHeld) => isHeld || lost.abort(new Error(`The lock "${name}" went with its connection`)),
        (error: unknown) => lost.abort(error),
      );
    }, heartbeatMs);
    const release = () => {
      clearInterval(timer);
      return close();
    };
    return { lost: lost.signal, [Symbol.asyncDispose]: release };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The session that has the lock now; undefined where another one has it. */
async function take(db: Database, name: string): Promise<number | undefined> {
  await db.execute(sql.raw(`set idle_session_timeout = '${silenceSeconds}s'`));
  const { rows } = await db.execute<{ pid: number; isTaken: boolean }>(sql`
    select pg_backend_pid() as pid, pg_try_advisory_lock(hashtextextended(${name}, 0)) as "isTaken"`);
  return rows[0]?.isTaken ? rows[0].pid : undefined;
}

/** The pool makes a new connection where the old one is gone. */
async function stillHeld(db: Database, session: number): Promise<boolean> {
  const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return rows[0]?.pid === session;
}
