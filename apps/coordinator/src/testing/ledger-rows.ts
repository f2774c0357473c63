import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** Rows of a state folder's database that no process has open. */
export async function ledgerRows<Row>(state: string, query: string): Promise<Row[]> {
  const client = await PGlite.create(join(state, "database"));
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.close();
  }
}
