import { openPglite } from "@kvsweep/servers/pglite";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openPgliteDatabase } from "./database.ts";
import { unnest } from "./unnest.ts";

test("unnest() brings every type across as it is, nulls and awkward texts included", async () => {
  await using client = await openPglite();
  const texts = ["plain", 'a "quoted" \\ {comma,}', "NULL", "", null];
  const rows = unnest([
    ["text", texts],
    ["int4", [1, -2, null, 0, 5]],
    ["float8", [0.1, 1e-300, null, -0.5, 1 / 3]],
    ["jsonb", ['{"a": [1, "x,y"]}', "1", "null", '"{\\"q\\"}"', "[]"]],
  ]);
  const result = await openPgliteDatabase(client).execute(sql`select * from ${rows} as r(t, i, f, j)`);
  expect(result.rows).toEqual([
    { t: texts[0], i: 1, f: 0.1, j: { a: [1, "x,y"] } },
    { t: texts[1], i: -2, f: 1e-300, j: 1 },
    { t: texts[2], i: null, f: null, j: null },
    { t: texts[3], i: 0, f: -0.5, j: '{"q"}' },
    { t: texts[4], i: 5, f: 1 / 3, j: [] },
  ]);
});
