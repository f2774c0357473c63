import type { PGlite } from "@electric-sql/pglite";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/pglite";

interface Rows<Row> {
  readonly rows: Row[];
}

/** What every driver's answer to a raw statement has. */
interface RowsResult extends PgQueryResultHKT {
  readonly type: Rows<this["row"]>;
}

/** A database or a transaction in it, whichever driver is behind: PGlite in process, or node-postgres. */
export type Database = PgDatabase<RowsResult, Record<string, never>>;

/** Speaks SQL to a PGlite that the caller opened and closes. */
export function openPgliteDatabase(client: PGlite): Database {
  return drizzle(client);
}
