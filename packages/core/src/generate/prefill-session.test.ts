import { expect, test } from "vitest";
import { type ChangeTensors, type OpenedRandom, openRandom } from "../testing/open-random.ts";
import { rowBits } from "../testing/row-bits.ts";
import { Generator } from "./generator.ts";
import { prefillSession } from "./prefill-session.ts";

test("prefillSession() leaves the weights of a wide model in their file, and bounds the threads", () => {
  expect(prefillSession({ threads: 2 }, 1024)).toEqual({ threads: 2, prepacks: false });
  expect(prefillSession({ threads: 64 }, 4096)).toEqual({ threads: 51, prepacks: false });
});

test("prefillSession() packs the weights of a narrow model", () => {
  expect(prefillSession({ threads: 2 }, 1023)).toEqual({ threads: 2 });
});

const wide = { hidden: 1024, layers: 1, heads: 8, inner: 1024, vocabulary: 1040, patchesPerSide: 2 };

async function decode(model: OpenedRandom, threads: number, images: number) {
  const generator = await Generator.open({ ...model, endIds: [-1] }, { threads, traceTopK: 1040 });
  const ids = Array.from({ length: images }, () => model.ids);
  const [rows] = await generator.generate({
    ids,
    features: model.features(images),
    methods: [{ method: "greedy" }],
    maxNewTokens: 3,
  });
  await generator.close();
  return rows;
}

test("a wide model gives the same bits for every thread count and number of images", async () => {
  await using model = await openRandom(wide);
  const wanted = await decode(model, 1, 1);
  for (const [threads, images] of [
    [2, 1],
    [5, 1],
    [12, 1],
    [4, 130],
  ] as const) {
    expect(await decode(model, threads, images)).toEqual(wanted);
  }
});

test.each(["F16", "BF16"] as const)(
  "a wide model of %s weights gives the bits of the same numbers as F32",
  async (dtype) => {
    await using stored = await openRandom({ ...wide, dtype });
    await using widened = await openRandom({ ...wide, dtype }, widen);
    const rows = await decode(stored, 2, 1);
    expect(rowBits(rows)).toEqual(rowBits(await decode(widened, 2, 1)));
    expect(rowBits(rows)).toEqual(rowBits(await decode(stored, 5, 1)));
  },
);

/** Every tensor as F32. */
const widen: ChangeTensors = (tensors) => {
  for (const [name, { dtype, shape, data }] of tensors) {
    const words = new Uint16Array(data.slice().buffer);
    const numbers =
      dtype === "BF16" ? Uint32Array.from(words, (word) => word << 16) : Float32Array.from(words, half);
    tensors.set(name, { dtype: "F32", shape, data: new Uint8Array(numbers.buffer) });
  }
};

/** Of a half that is neither subnormal nor infinite. */
function half(word: number): number {
  const [exponent, fraction] = [(word >>> 10) & 31, (word & 1023) / 1024];
  return exponent === 0 ? 0 : (word >>> 15 ? -1 : 1) * 2 ** (exponent - 15) * (1 + fraction);
}
