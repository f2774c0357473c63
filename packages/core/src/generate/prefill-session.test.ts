import { expect, test } from "vitest";
import { openRandom } from "../testing/open-random.ts";
import { Generator } from "./generator.ts";
import { prefillSession } from "./prefill-session.ts";

test("prefillSession() leaves the weights of a wide model in their file, and bounds the threads", () => {
  expect(prefillSession({ threads: 2 }, 1024)).toEqual({ threads: 2, prepacks: false });
  expect(prefillSession({ threads: 64 }, 4096)).toEqual({ threads: 51, prepacks: false });
});

test("prefillSession() packs the weights of a narrow model", () => {
  expect(prefillSession({ threads: 2 }, 1023)).toEqual({ threads: 2 });
});

test("a wide model gives the same bits for every thread count and number of images", async () => {
  const size = { hidden: 1024, layers: 1, heads: 8, inner: 1024, vocabulary: 1040, patchesPerSide: 2 };
  await using model = await openRandom(size);
  const decode = async (threads: number, images: number) => {
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
  };
  const wanted = await decode(1, 1);
  for (const [threads, images] of [
    [2, 1],
    [5, 1],
    [12, 1],
    [4, 130],
  ] as const) {
    expect(await decode(threads, images)).toEqual(wanted);
  }
});
