import { expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { openRandom } from "../testing/open-random.ts";
import { Generator } from "./generator.ts";

const vocabulary = 61;
const size = { hidden: 48, layers: 2, heads: 2, inner: 24, vocabulary, patchesPerSide: 1 };
const methods = [{ method: "greedy" }, { method: "kvsmooth", layers: [0, 2], lambdaRef: 0.8 }].map((method) =>
  Method.parse(method),
);

/** The tokens of two methods on one image; [row][step]. */
async function decode(maxNewTokens: number, endIds: readonly number[]): Promise<(readonly number[])[]> {
  await using model = await openRandom(size);
  const generator = await Generator.open({ ...model, endIds }, { threads: 1 });
  const [rows] = await generator.generate({
    ids: [model.ids],
    features: model.features(1),
    methods,
    maxNewTokens,
  });
  await generator.close();
  return (rows ?? []).map(({ ids }) => ids);
}

test.each([1, 2, 7, 32, 33, 34, 65, 70])(
  "a row without end has as many tokens as it may: %d",
  async (tokens) => {
    expect((await decode(tokens, [-1])).map(({ length }) => length)).toEqual([tokens, tokens]);
  },
);

test("a longer row begins with the shorter one, also across pages", async () => {
  const long = await decode(70, [-1]);
  for (const tokens of [31, 33, 65]) {
    expect(await decode(tokens, [-1])).toEqual(long.map((ids) => ids.slice(0, tokens)));
  }
});

test("no step is taken when every row has ended with its first token", async () => {
  const every = Array.from({ length: vocabulary }, (_, id) => id);
  expect((await decode(7, every)).map(({ length }) => length)).toEqual([1, 1]);
});

test("a row ends with the first of the end ids that it chooses, whatever the others do", async () => {
  const free = await decode(70, [-1]);
  for (const ends of [[3], [5, 9], [11, 2, 40], [60, 17]]) {
    const wanted = free.map((ids) => {
      const end = ids.findIndex((id) => ends.includes(id));
      return end < 0 ? ids : ids.slice(0, end + 1);
    });
    expect(await decode(70, ends)).toEqual(wanted);
  }
});
