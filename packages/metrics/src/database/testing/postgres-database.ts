import { startPostgres } from "@kvsweep/servers";
import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import type { Database } from "../database.ts";

export interface PostgresDatabase extends AsyncDisposable {
  readonly db: Database;
}

/** An empty database of a Postgres server of this process's own. */
export async function openPostgresDatabase(): Promise<PostgresDatabase> {
  const server = await startPostgres();
  const pool = new Pool({ connectionString: server.url });
  return {
    db: drizzle(pool),
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await server[Symbol.asyncDispose]();
    },
  };
}
