import { expect, test } from "vitest";
import { openRandom } from "../testing/open-random.ts";
import { batchMemory } from "./batch-memory.ts";

const size = { hidden: 16, layers: 3, heads: 2, inner: 24, vocabulary: 40, patchesPerSide: 2 };
const shape = { images: 1, configurations: 2, promptTokens: 20, maxNewTokens: 10 };

test("batchMemory() grows with every size of a batch", async () => {
  await using model = await openRandom(size);
  const bytes = batchMemory(model.config, shape);
  for (const change of [
    { images: 2 },
    { configurations: 3 },
    { promptTokens: 21 },
    { maxNewTokens: 11 },
    { ownPrompts: true },
  ]) {
    expect(batchMemory(model.config, { ...shape, ...change })).toBeGreaterThan(bytes);
  }
});

test("batchMemory() of one more row beyond the garbage is its cache and its logits", async () => {
  await using model = await openRandom(size);
  const many = { ...shape, configurations: 20_000 };
  const row =
    batchMemory(model.config, { ...many, configurations: 20_001 }) - batchMemory(model.config, many);
  // Keys and values of 3 layers, 16 numbers each; the page six times, and one position before it.
  expect(row).toBe(2 * 3 * 16 * 4 * (6 * 10 + 1) + 2 * 4 * 40);
});
