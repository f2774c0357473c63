import { type SQL, sql } from "drizzle-orm";

/** A column's type in SQL and its values, one a row. Values of jsonb are JSON texts. */
export type UnnestColumn = readonly [
  type: "text" | "int4" | "float8" | "jsonb",
  values: readonly (string | number | null)[],
];

/** Rows from whole columns: one parameter a column, however many rows, where VALUES stops at 65,535 of them. */
export function unnest(columns: readonly UnnestColumn[]): SQL {
  const arrays = columns.map(([type, values]) => sql`${sql.param(values)}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays, sql`, `)})`;
}
