import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { reference } from "../testing/paths.ts";
import { writeRandomCheckpoint } from "../testing/random-checkpoint.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readModelCard } from "./model-card.ts";

test("readModelCard() tells layers, element types and the folder's name", async () => {
  expect(await readModelCard(join(reference, "checkpoints/llava-gqa-sharded/"))).toMatchObject({
    name: "llava-gqa-sharded",
    architecture: "llava",
    layerCount: 6,
    dtypes: ["BF16"],
  });
});

test("readModelCard() counts the parameters", async () => {
  await using folder = await temporaryFolder();
  const size = { hidden: 8, layers: 1, heads: 2, inner: 16, vocabulary: 10, patchesPerSide: 2 };
  await writeRandomCheckpoint(folder.path, size);
  const decoder = 10 * 8 + 8 + (2 * 8 + 4 * 8 * 8 + 3 * 16 * 8) + 10 * 8;
  const block = 4 * 32 + 4 * (32 * 32 + 32) + (64 * 32 + 64) + (32 * 64 + 32);
  const tower = 32 + 32 * 3 * 16 + 5 * 32 + 4 * 32 + 2 * block;
  const projector = 8 * 32 + 8 + 8 * 8 + 8;
  expect((await readModelCard(folder.path)).parameters).toBe(decoder + tower + projector);
});

test("readModelCard() refuses a folder that cannot be loaded", async () => {
  await expect(readModelCard("/no/such/folder")).rejects.toThrow(CheckpointError);
});
