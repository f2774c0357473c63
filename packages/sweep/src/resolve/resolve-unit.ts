import { ResolveError } from "../errors.ts";
import type { RunUnit } from "../run-unit.ts";
import type { LoadedBenchmark } from "./load-benchmark.ts";

interface AtHand {
  readonly models: readonly { readonly folder: string; readonly fingerprint: string }[];
  readonly benchmarks: readonly Pick<LoadedBenchmark, "data">[];
}

/** Finds a unit's model folder and samples among those of the sweep at hand. */
export function unitResolver({ models, benchmarks }: AtHand): RunUnit["resolve"] {
  return async (unit) => {
    const model = models.find(({ fingerprint }) => fingerprint === unit.modelFingerprint);
    const loaded = benchmarks.find(({ data }) => data.fingerprint === unit.benchmarkFingerprint);
    if (!model || !loaded) {
      const what = model ? `benchmark "${unit.benchmark}"` : `model "${unit.model}"`;
      throw new ResolveError(
        `Cannot decode unit ${unit.id}: ${what} is not the one that it was planned with`,
        "Run the sweep file again: it plans with the files as they are now.",
      );
    }
    return { model: model.folder, samples: loaded.data.samples };
  };
}
