import { expect, test } from "vitest";
import { repository } from "../testing/repository.ts";
import { loadBenchmark } from "./load-benchmark.ts";
import { resolveModel } from "./resolve-model.ts";
import { unitResolver } from "./resolve-unit.ts";

async function resolver() {
  const model = await resolveModel("scenes-vlm", repository);
  const loaded = await loadBenchmark("scenes", repository);
  const unit = {
    ...{
      id: "u1",
      sweepId: "s",
      sweepState: "active" as const,
      attempt: 1,
      attemptToken: "t",
      provider: "cpu",
      dtype: "float32",
      question: null,
      maxNewTokens: 8,
      penalty: {},
    },
    ...{ cells: [], sampleIds: [], pending: [] },
    ...{ model: model.name, modelFingerprint: model.fingerprint },
    ...{ benchmark: "scenes", benchmarkFingerprint: loaded.data.fingerprint },
  };
  const resolve = unitResolver({ models: [model], benchmarks: [loaded] });
  return { resolve, unit, model, samples: loaded.data.samples };
}

test("unitResolver() finds a unit's model folder and samples", async () => {
  const { resolve, unit, model, samples } = await resolver();
  expect(await resolve(unit)).toEqual({ model: model.folder, samples });
});

test("unitResolver() refuses a model or benchmark that has changed since", async () => {
  const { resolve, unit } = await resolver();
  await expect(resolve({ ...unit, modelFingerprint: "other" })).rejects.toThrow('model "scenes-vlm"');
  await expect(resolve({ ...unit, benchmarkFingerprint: "other" })).rejects.toThrow('benchmark "scenes"');
});
