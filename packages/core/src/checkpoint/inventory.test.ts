import { join } from "node:path";
import { expect, test } from "vitest";
import { checkpoints, reference } from "../testing/paths.ts";
import { readConfig } from "./config.ts";
import { inventory } from "./inventory.ts";
import { readShards } from "./shards.ts";
import { canonicalName, isBuffer } from "./weight-names.ts";

test.each(checkpoints)("inventory() lists just the tensors of %s, with their shapes", async (checkpoint) => {
  const folder = join(reference, "checkpoints", checkpoint);
  const files = [...(await readShards(folder))].filter(([name]) => !isBuffer(name));
  const found = Object.fromEntries(files.map(([name, { shape }]) => [canonicalName(name), shape]));
  expect(Object.fromEntries(inventory(await readConfig(folder)))).toEqual(found);
});
