import { expect, test } from "vitest";
import { enlarged } from "../testing/enlarged.ts";
import { openRandom } from "../testing/open-random.ts";
import { weightMemory } from "./weight-memory.ts";

const narrow = { hidden: 16, layers: 1, heads: 2, inner: 24, vocabulary: 40, patchesPerSide: 2 };
const wide = { ...narrow, hidden: 1024, heads: 2, inner: 1024 };
/** Bytes of q, k, v, o, gate, up and down, and of the head, as float32. */
const productBytes = ({ hidden, inner, vocabulary }: typeof narrow) =>
  4 * (4 * hidden ** 2 + 3 * hidden * inner + vocabulary * hidden);

test("weightMemory() of a narrow model counts both packed copies, and the file's pages while they are made", async () => {
  await using model = await openRandom(narrow);
  const bytes = productBytes(narrow);
  expect(weightMemory(model.config, model.weights)).toMatchObject({
    generator: 2 * bytes,
    readLater: 0,
    opening: bytes,
  });
});

test("weightMemory() of a wide model: the prefill reads its weights from the file, once it runs", async () => {
  await using model = await openRandom(wide);
  const bytes = productBytes(wide);
  expect(weightMemory(model.config, model.weights)).toMatchObject({
    generator: 2 * bytes,
    readLater: bytes,
    opening: bytes,
  });
});

test("weightMemory() of a wide model of two bytes a number: the prefill reads the file, and converts a weight at a time", async () => {
  await using model = await openRandom({ ...wide, dtype: "BF16" });
  const bytes = productBytes(wide);
  const prefill = bytes / 2 + 4 * wide.hidden * wide.inner;
  expect(weightMemory(model.config, model.weights)).toMatchObject({
    generator: bytes + prefill,
    readLater: prefill,
    opening: bytes,
    leftBehind: bytes / 2,
  });
});

test("weightMemory() of packed weights that are kept: they are mapped later, and opening packs one at a time", async () => {
  await using model = await openRandom({ ...wide, dtype: "BF16" });
  const own = weightMemory(model.config, model.weights);
  const kept = weightMemory(model.config, model.weights, { keepsPacked: true });
  const bytes = productBytes(wide);
  expect(kept.generator).toBe(own.generator);
  expect(kept.readLater).toBe(own.readLater + bytes);
  expect(kept.opening).toBe(own.opening + 4 * wide.hidden * wide.inner);
});

test("weightMemory() leaves nothing behind of weights that need no conversion, or that are too large for a heap", async () => {
  await using float32 = await openRandom(wide);
  expect(weightMemory(float32.config, float32.weights).leftBehind).toBe(0);
  await using bfloat16 = await openRandom({ ...wide, dtype: "BF16" });
  expect(weightMemory(bfloat16.config, enlarged(bfloat16.weights, 100)).leftBehind).toBe(0);
});

test("weightMemory() of a narrow model of two bytes a number is that of its numbers as float32", async () => {
  await using stored = await openRandom({ ...narrow, dtype: "F16" });
  await using float32 = await openRandom(narrow);
  const { leftBehind: _none, ...wanted } = weightMemory(float32.config, float32.weights);
  expect(weightMemory(stored.config, stored.weights)).toMatchObject(wanted);
});
