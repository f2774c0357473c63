import { expect, test } from "vitest";
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

test("weightMemory() of weights of two bytes counts them as float32, and the embeddings in both graphs", async () => {
  await using model = await openRandom({ ...wide, dtype: "BF16" });
  const [bytes, table] = [productBytes(wide), 4 * wide.vocabulary * wide.hidden];
  expect(weightMemory(model.config, model.weights)).toMatchObject({
    generator: 2 * (bytes + table),
    readLater: 0,
    opening: (bytes + table) / 2 + table,
  });
});
