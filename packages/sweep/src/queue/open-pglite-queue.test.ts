import { expect, test } from "vitest";
import { queuePglite } from "../testing/open-queue.ts";
import { enqueueUnits } from "./enqueue-units.ts";
import { openPgliteQueue } from "./open-pglite-queue.ts";

test("queue and ledger share one database without touching each other's tables", async () => {
  const client = await queuePglite();
  await using connection = await openPgliteQueue(client);
  await enqueueUnits(connection.createQueue("units"), [{ id: "u01" }]);
  const { rows } = await client.query(
    "select distinct table_schema from information_schema.tables where table_name = 'job'",
  );
  expect(rows).toEqual([{ table_schema: "bullmq" }]);
});
