import { expect, test } from "vitest";
import { Generator } from "../generate/generator.ts";
import { expectNear } from "../testing/expect-near.ts";
import { openRandom } from "../testing/open-random.ts";
import { plainWeights } from "../testing/plain-smoothing.ts";
import { KvSmooth } from "./method.ts";

const size = {
  hidden: 24,
  layers: 3,
  heads: 4,
  keyValueHeads: 2,
  inner: 16,
  vocabulary: 31,
  patchesPerSide: 2,
};
const smoothed = (options: object) => KvSmooth.parse({ method: "kvsmooth", layers: [0, 3], ...options });
const methods = [
  ...[0, 0.1, 0.5, 0.9].map((lambdaRef) => smoothed({ lambdaRef })),
  ...[1, 2, 5, 60].map((M) => smoothed({ M, lambdaRef: 0.5, window: 0.4 })),
  ...["k", "v", "o"].map((target) => smoothed({ target, lambdaRef: 0.5, window: 0.3 })),
  smoothed({ lambdaRef: 0.5, window: 1 }),
  smoothed({ lambdaRef: 0.3, adaptive: false }),
  smoothed({ lambdaRef: 0.5, layers: [1, 2] }),
];

test("lambdaHat and lambda of a trace are rank and clip of its entropies, whatever the options", async () => {
  await using model = await openRandom(size);
  const generator = await Generator.open(
    { ...model, endIds: [-1] },
    { smoothing: "output", traceTopK: 1, threads: 1 },
  );
  const batch = { ids: [model.ids, model.ids], features: model.features(2), methods, maxNewTokens: 40 };
  const images = await generator.generate(batch);
  await generator.close();
  const ranks = new Set<number>();
  for (const rows of images) {
    for (const [index, method] of methods.entries()) {
      const trace = rows[index]?.trace;
      for (const place of trace?.layers.keys() ?? []) {
        const column = (matrix: readonly (readonly number[])[] | null | undefined) =>
          matrix?.map((row) => row[place] ?? Number.NaN) ?? [];
        const wanted = plainWeights(column(trace?.z), method);
        expect(wanted).toHaveLength(39);
        expectNear(
          column(trace?.lambdaHat),
          wanted.map(({ lambdaHat }) => lambdaHat),
          1e-6,
        );
        expectNear(
          column(trace?.lambda),
          wanted.map(({ lambda }) => lambda),
          1e-6,
        );
        for (const { lambdaHat } of wanted) ranks.add(lambdaHat);
      }
    }
  }
  expect(ranks.size).toBeGreaterThan(30);
});
