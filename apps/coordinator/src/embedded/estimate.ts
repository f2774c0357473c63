import { costModel } from "@kvsweep/core/cost-model";
import type { Database } from "@kvsweep/metrics/database";
import { modelTimings } from "@kvsweep/sweep/ledger";
import type { PreparedSweep } from "./prepare-sweep.ts";
import { roughSeconds } from "./rough-seconds.ts";

/** How long captions may take, and what makes one think so. */
export interface Estimate {
  readonly seconds: number;
  /** "measured" from batches of the models on this machine, or "rough" from the models' sizes. */
  readonly basis: "measured" | "rough";
  /** How many batches were measured. */
  readonly timings: number;
}

export const roughEstimate = (sweep: PreparedSweep, captions: number): Estimate => ({
  seconds: roughSeconds(sweep, captions),
  basis: "rough",
  timings: 0,
});

export interface Pending {
  /** Of the sweep's captions. */
  readonly share: number;
  readonly threads: number;
}

/** From what the models' batches took on this machine; undefined where one of the models was never timed. */
export async function measuredEstimate(
  db: Database,
  { models, plan, file, engine }: PreparedSweep,
  { share, threads }: Pending,
): Promise<Estimate | undefined> {
  let [seconds, timings] = [0, 0];
  for (const { name, fingerprint: modelFingerprint } of models) {
    const measured = await modelTimings(db, { modelFingerprint, threads, ...engine });
    if (measured.length === 0) return undefined;
    const cost = costModel(measured);
    timings += cost.timings;
    for (const { model, sampleIds, cellIds } of plan.units) {
      if (model !== name) continue;
      const { maxNewTokens } = file.decoding;
      seconds += cost.seconds({ images: sampleIds.length, configurations: cellIds.length, maxNewTokens });
    }
  }
  return { seconds: seconds * share, basis: "measured", timings };
}
