import type { RunUnit } from "@kvsweep/sweep";
import { CommandError } from "../errors.ts";
import type { PreparedSweep } from "./prepare-sweep.ts";

/** Finds a unit's model folder and samples among those of the sweep at hand. */
export function unitResolver({ models, benchmarks }: PreparedSweep): RunUnit["resolve"] {
  return async (unit) => {
    const model = models.find(({ fingerprint }) => fingerprint === unit.modelFingerprint);
    const loaded = benchmarks.find(({ data }) => data.fingerprint === unit.benchmarkFingerprint);
    if (!model || !loaded) {
      const what = model ? `benchmark "${unit.benchmark}"` : `model "${unit.model}"`;
      throw new CommandError(
        `Cannot decode unit ${unit.id}: ${what} is not the one that it was planned with`,
        "Run the sweep file again: it plans with the files as they are now.",
      );
    }
    return { model: model.folder, samples: loaded.data.samples };
  };
}
