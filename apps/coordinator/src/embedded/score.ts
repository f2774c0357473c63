import { type Benchmark, computeResults, type Results, verdicts } from "@kvsweep/metrics";
import { metricsAreCurrent, readCounts, readResults, upsertMetrics } from "@kvsweep/metrics/database";
import { type LoadedBenchmark, type SweepFile, scoreSweep } from "@kvsweep/sweep";
import { CommandError } from "../errors.ts";
import type { State } from "./state.ts";

export interface ScoreInput {
  readonly state: Pick<State, "db" | "store">;
  readonly sweepId: string;
  readonly benchmarks: readonly LoadedBenchmark[];
  readonly statistics: SweepFile["statistics"];
}

/** Counts a sweep's new captions, computes its metrics with intervals, keeps them in the database and returns them. */
export async function score({ state, sweepId, benchmarks, statistics }: ScoreInput): Promise<Results> {
  const { db, store } = state;
  const judged = [];
  for (const { benchmark, data } of benchmarks) {
    await scoreSweep({ db, store, benchmark, data, sweepId });
    const scored = { sweepId, benchmark: benchmark.name, version: benchmark.version };
    const counts = await readCounts(db, scored);
    if (!(await metricsAreCurrent(db, { ...scored, settings: statistics }))) {
      await upsertMetrics(db, computeResults(benchmark, counts, statistics));
    }
    judged.push(...verdicts(benchmark, counts, statistics));
  }
  const results = await readResults(
    db,
    sweepId,
    benchmarks.map(({ benchmark }) => identity(benchmark)),
  );
  if (results) return { ...results, verdicts: judged };
  throw new CommandError(
    `Cannot find sweep ${sweepId}: the ledger has no such sweep`,
    "Run `kvsweep status`.",
  );
}

const identity = ({ name, version }: Benchmark) => ({ name, version });
