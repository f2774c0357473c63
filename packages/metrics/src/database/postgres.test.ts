import { cannotStart, startPostgres } from "@kvsweep/servers";
import { expect, test } from "vitest";
import { migrateDatabase } from "./migrate.ts";
import { openPostgresDatabase } from "./open-postgres-database.ts";
import { recordGridSweep, scoreGridSweep } from "./testing/grid-sweep.ts";
import { openTestDatabase } from "./testing/small-sweep.ts";
import { jsonRows, sqlBlocks } from "./testing/sql-blocks.ts";

const missing = cannotStart("postgres");
if (missing !== undefined) console.warn(`NOT TESTED on Postgres: ${missing}.`);

const views = [
  "results_of_all_versions",
  "results",
  "results_wide",
  "lambda_curve",
  "layer_curve",
  "pareto",
  "caption_results",
  "caption_mentions",
  "sweep_progress",
  "provenance",
];

test.skipIf(missing !== undefined)(
  "views and queries answer on Postgres what they do on PGlite",
  async () => {
    await using pglite = await openTestDatabase();
    await using server = await startPostgres();
    await using postgres = await openPostgresDatabase(server.url);
    await migrateDatabase(postgres.db);
    await migrateDatabase(postgres.db);
    for (const { db } of [pglite, postgres]) {
      await recordGridSweep(db);
      await scoreGridSweep(db, 1);
      await scoreGridSweep(db, 2);
    }
    const everything = views.map((view) => `select v.* from kvsweep.${view} v order by v::text`);
    for (const query of [...everything, ...sqlBlocks().map((block) => block.query)]) {
      const rows = await jsonRows(postgres.db, query);
      expect(rows, query).toEqual(await jsonRows(pglite.db, query));
      expect(rows, query).not.toEqual([]);
    }
  },
);
