import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { checkpoints, reference } from "../testing/paths.ts";
import { writeRandomCheckpoint } from "../testing/random-checkpoint.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readConfig } from "./config.ts";
import { inventory } from "./inventory.ts";
import { readWeights } from "./weights.ts";

test.each(checkpoints)("readWeights() finds all weights of %s and no buffer", async (checkpoint) => {
  const config = await readConfig(join(reference, "checkpoints", checkpoint));
  expect([...(await readWeights(config)).keys()].sort()).toEqual([...inventory(config).keys()].sort());
});

test("readWeights() refuses an odd head size, which cannot be rotated", async () => {
  await using folder = await temporaryFolder();
  const size = { hidden: 15, layers: 1, heads: 3, inner: 8, vocabulary: 9, patchesPerSide: 1 };
  await writeRandomCheckpoint(folder.path, size);
  const reading = readWeights(await readConfig(folder.path));
  await expect(reading).rejects.toThrow(CheckpointError);
  await expect(reading).rejects.toThrow(/config\.json": head_dim is 5/);
});
