import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { writeSmallSweep } from "../testing/small-sweep.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { prepareSweep } from "./prepare-sweep.ts";
import { unitResolver } from "./resolve-unit.ts";

async function resolver() {
  const sweep = await prepareSweep(writeSmallSweep(temporaryFolder()), {
    bundled: repository,
    rows: undefined,
  });
  const [model, loaded] = [sweep.models[0], sweep.benchmarks[0]];
  if (!model || !loaded) throw new Error("the sweep names a model and a benchmark");
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
  return { resolve: unitResolver(sweep), unit, model, samples: loaded.data.samples };
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
