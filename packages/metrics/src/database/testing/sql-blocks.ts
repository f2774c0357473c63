import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";

/** A query of docs/sql.md, and the heading above it. */
export interface SqlBlock {
  readonly question: string;
  readonly query: string;
}

/** The questions of docs/sql.md. */
export function sqlBlocks(): SqlBlock[] {
  const text = readFileSync(new URL("../../../../../docs/sql.md", import.meta.url), "utf8");
  return text.split(/^## /m).flatMap((section) => {
    const question = section.slice(0, section.indexOf("\n"));
    const blocks = [...section.matchAll(/^```sql\n(.*?)^```$/gms)];
    return blocks.map(([, query = ""]) => ({ question, query: query.trim().replace(/;$/, "") }));
  });
}

/** A query's rows as JSON that is the same whichever driver is behind: drivers differ in what they make of a bigint. */
export async function jsonRows(db: Database, query: string): Promise<unknown[]> {
  const { rows } = await db.execute<{ row: string }>(
    sql`select to_jsonb(q)::text as row from (${sql.raw(query)}) q`,
  );
  return rows.map(({ row }) => JSON.parse(row));
}
