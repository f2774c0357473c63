import { scenes } from "../../benchmarks/scenes/scenes.ts";
import { computeResults } from "../../results/compute-results.ts";
import { captionCounts as counted } from "../../results/testing/counts.ts";
import type { Database } from "../database.ts";
import { insertCounts } from "../insert-counts.ts";
import { readCounts } from "../read-counts.ts";
import { replaceMentions } from "../replace-mentions.ts";
import { cells, items, sweepCells, sweepSamples, sweeps } from "../schema.ts";
import { upsertMetrics } from "../upsert-metrics.ts";

/** Of the sweep "quickstart", in the benchmark's order. */
export const gridSamples = ["10", "9", "1", "2"];

/** A setting, and for each sample how many of the `named` classes of its caption are absent from the image. */
const settings = [
  { label: "greedy", named: 5, wrong: [1, 1, 0, 0] },
  { label: "kvsmooth 0.3 [1,8)", lambdaRef: 0.3, layers: [1, 8], named: 5, wrong: [1, 1, 0, 0] },
  { label: "kvsmooth 0.3 [3,8)", lambdaRef: 0.3, layers: [3, 8], named: 5, wrong: [1, 0, 0, 0] },
  { label: "kvsmooth 0.5 [1,8)", lambdaRef: 0.5, layers: [1, 8], named: 4, wrong: [1, 0, 1, 0] },
  { label: "kvsmooth 0.5 [3,8)", lambdaRef: 0.5, layers: [3, 8], named: 3, wrong: [0, 0, 0, 0] },
] as const;

/** A decoded sweep "quickstart" of model "m" on "scenes", of greedy and λ_ref × layers; cell ids are labels. */
export async function recordGridSweep(db: Database): Promise<void> {
  const sweepId = "q";
  const createdAt = new Date("2026-01-01T00:00:00Z");
  await db.insert(sweeps).values({ id: sweepId, name: "quickstart", file: "name: quickstart\n", createdAt });
  await db.insert(cells).values(settings.map(gridCell));
  await db
    .insert(sweepCells)
    .values(settings.map(({ label }, ordinal) => ({ sweepId, cellId: label, ordinal })));
  const benchmark = "scenes";
  await db
    .insert(sweepSamples)
    .values(gridSamples.map((sampleId, ordinal) => ({ sweepId, benchmark, sampleId, ordinal })));
  const decoded = { state: "done", objectKey: "o", line: 0, tokens: 20, finishReason: "eos" } as const;
  const owed = settings.flatMap(({ label }) => gridSamples.map((id) => ({ cellId: label, sampleId: id })));
  const finishedAt = new Date("2026-01-02T00:00:00Z");
  await db.insert(items).values(owed.map((item) => ({ ...item, ...decoded, finishedAt })));
}

/** Counts and computes the grid sweep by a version of the scorer; from 2 on it finds a fault more in each caption of sample 2. */
export async function scoreGridSweep(db: Database, version: number): Promise<void> {
  const captions = settings.flatMap(({ label: cellId, named, wrong }) =>
    gridSamples.map((sampleId, index) => {
      const faults = (wrong[index] ?? 0) + (version > 1 && sampleId === "2" ? 1 : 0);
      const key = { cellId, sampleId, benchmark: scenes.name, version };
      return { ...key, counts: counted(faults, named, named * 4), mentions: gridMentions(named, faults) };
    }),
  );
  await insertCounts(db, captions);
  await replaceMentions(db, captions);
  const counts = await readCounts(db, { sweepId: "q", benchmark: scenes.name, version });
  await upsertMetrics(db, computeResults({ ...scenes, version }, counts, { seed: 1, resamples: 20 }));
}

const gridMentions = (named: number, faults: number) =>
  Array.from({ length: named }, (_, index) => ({
    word: index < faults ? "dogs" : "cat",
    class: index < faults ? "dog" : "cat",
    start: index * 5,
    end: index * 5 + (index < faults ? 4 : 3),
    hallucinated: index < faults,
  }));

function gridCell(setting: {
  readonly label: string;
  readonly lambdaRef?: number;
  readonly layers?: readonly [number, number];
}) {
  const { label, lambdaRef = null, layers } = setting;
  const smooth = { method: "kvsmooth", adaptive: true, target: "kv" } as const;
  const method = layers ? smooth : { method: "greedy", adaptive: null, target: null };
  const [layerStart, layerEnd] = layers ?? [null, null];
  return {
    ...{ id: label, model: "m", benchmark: "scenes", label, maxNewTokens: 128 },
    ...{ ...method, lambdaRef, layerStart, layerEnd },
    options: layers ? { ...smooth, lambdaRef, layers } : { method: "greedy" },
    identity: {
      model: { fingerprint: "hash of weights" },
      benchmark: { fingerprint: "hash of data" },
      engine: { version: "1", provider: "cpu", dtype: "float32" },
      question: null,
    },
  };
}
