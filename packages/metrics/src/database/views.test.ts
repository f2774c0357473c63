import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import { computeResults } from "../results/compute-results.ts";
import { captionCounts as counted } from "../results/testing/counts.ts";
import { insertCounts } from "./insert-counts.ts";
import { readCounts } from "./read-counts.ts";
import { readMetrics } from "./read-metrics.ts";
import { captionCounts, cells, items, metrics, sweeps } from "./schema.ts";
import { gridSamples, recordGridSweep, scoreGridSweep } from "./testing/grid-sweep.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";
import { upsertMetrics } from "./upsert-metrics.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const table of [sweeps, captionCounts, items, metrics, cells]) await ledger.db.delete(table);
  await recordGridSweep(ledger.db);
  await scoreGridSweep(ledger.db, 1);
});

async function ask(query: string): Promise<unknown[][]> {
  const { rows } = await ledger.client.query<unknown[]>(query, [], { rowMode: "array" });
  return rows;
}

test("results has a row a cell and metric, with axes, value, interval and n", async () => {
  expect(await ask("select count(*)::int from kvsweep.results")).toEqual([[5 * 6]]);
  const query = `select sweep, model, benchmark, version, method, label, lambda_ref, layer_start, layer_end, target, adaptive,
    value, low <= value and value <= high, n, expected from kvsweep.results where metric = 'chairS' order by ordinal limit 2`;
  expect(await ask(query)).toEqual([
    ["quickstart", "m", "scenes", 1, "greedy", "greedy", null, null, null, null, null, 0.5, true, 4, 4],
    [
      ...["quickstart", "m", "scenes", 1, "kvsmooth", "kvsmooth 0.3 [1,8)", 0.3, 1, 8, "kv", true],
      ...[0.5, true, 4, 4],
    ],
  ]);
});

test("results is by the newest version of the scorer; results_of_all_versions has the others too", async () => {
  await scoreGridSweep(ledger.db, 2);
  const of = (view: string) =>
    ask(`select version, value from kvsweep.${view} where label = 'greedy' and metric = 'chairS' order by 1`);
  expect(await of("results")).toEqual([[2, 0.75]]);
  expect(await of("results_of_all_versions")).toEqual([
    [1, 0.5],
    [2, 0.75],
  ]);
});

test("results of a cell in two sweeps are each over the sweep's own samples", async () => {
  await recordSmallSweep(ledger.db, { id: "few", cellIds: ["greedy"], sampleIds: gridSamples.slice(0, 2) });
  const counts = await readCounts(ledger.db, { sweepId: "few", benchmark: "scenes", version: 1 });
  await upsertMetrics(ledger.db, computeResults(scenes, counts, { seed: 1, resamples: 20 }));
  const query = `select sweep_id, value, n, expected from kvsweep.results
    where cell_id = 'greedy' and metric = 'chairS' order by 1`;
  expect(await ask(query)).toEqual([
    ["few", 1, 2, 2],
    ["q", 0.5, 4, 4],
  ]);
});

test("results of a cell that misses captions are over those that are counted now", async () => {
  await ledger.db.delete(metrics);
  const [missing = ""] = gridSamples;
  await ledger.db.delete(captionCounts).where(eq(captionCounts.sampleId, missing));
  const compute = async () => {
    const counts = await readCounts(ledger.db, { sweepId: "q", benchmark: "scenes", version: 1 });
    await upsertMetrics(ledger.db, computeResults(scenes, counts, { seed: 1, resamples: 20 }));
  };
  const query = "select n, expected from kvsweep.results where cell_id = 'greedy' and metric = 'chairS'";
  const read = async () =>
    (await readMetrics(ledger.db, "q", [scenes])).filter((row) => row.cellId === "greedy");
  await compute();
  expect(await ask(query)).toEqual([[3, 4]]);
  expect((await read()).map((row) => row.n)).toEqual([3, 3, 3, 3, 3, 3]);
  const key = { cellId: "greedy", sampleId: missing, benchmark: "scenes", version: 1 };
  await insertCounts(ledger.db, [{ ...key, counts: counted(1) }]);
  expect(await ask(query)).toEqual([]);
  expect(await read()).toEqual([]);
  await compute();
  expect(await ask(query)).toEqual([[4, 4]]);
});

test("results_wide has a row a cell, with what a benchmark has beside CHAIR in a JSON object", async () => {
  const query = `select label, chair_s, chair_i, f1 = (metrics ->> 'f1')::float8, recall, length, n
    from kvsweep.results_wide order by ordinal limit 2`;
  expect(await ask(query)).toEqual([
    ["greedy", 0.5, 0.1, true, 0.9, 20, 4],
    ["kvsmooth 0.3 [1,8)", 0.5, 0.1, true, 0.9, 20, 4],
  ]);
});

test("lambda_curve and layer_curve have the points of each line, with greedy beside them", async () => {
  const points = (view: string, x: string) =>
    ask(`select curve, ${x}, value, greedy from kvsweep.${view} where metric = 'chairS' order by ordinal`);
  const shared = { method: "kvsmooth", adaptive: true, target: "kv" };
  expect(await points("lambda_curve", "lambda_ref")).toEqual([
    [{ ...shared, layers: [1, 8] }, 0.3, 0.5, 0.5],
    [{ ...shared, layers: [3, 8] }, 0.3, 0.25, 0.5],
    [{ ...shared, layers: [1, 8] }, 0.5, 0.5, 0.5],
    [{ ...shared, layers: [3, 8] }, 0.5, 0, 0.5],
  ]);
  expect((await points("layer_curve", "layer_start")).slice(0, 2)).toEqual([
    [{ ...shared, lambdaRef: 0.3 }, 1, 0.5, 0.5],
    [{ ...shared, lambdaRef: 0.3 }, 3, 0.25, 0.5],
  ]);
});

test("lambda_curve has no greedy value where greedy's captions are others", async () => {
  await ledger.db.update(metrics).set({ samplesHash: "others" }).where(eq(metrics.cellId, "greedy"));
  expect(await ask("select distinct greedy from kvsweep.lambda_curve")).toEqual([[null]]);
});

test("pareto tells which cells another dominates, and equals don't dominate each other", async () => {
  const set = (label: string, metric: string, value: number) =>
    ledger.client.query("update kvsweep.metrics set value = $3 where cell_id = $1 and metric = $2", [
      ...[label, metric, value],
    ]);
  const values = [
    ["greedy", 0.5, 0.9, false],
    ["kvsmooth 0.3 [1,8)", 0.5, 0.9, false],
    ["kvsmooth 0.3 [3,8)", 0.5, 0.8, true],
    ["kvsmooth 0.5 [1,8)", 0.6, 0.9, true],
    ["kvsmooth 0.5 [3,8)", 0.1, 0.2, false],
  ] as const;
  for (const [label, chairS, f1] of values) {
    await set(label, "chairS", chairS);
    await set(label, "f1", f1);
  }
  expect(await ask("select label, chair_s, f1, dominated from kvsweep.pareto order by ordinal")).toEqual(
    values,
  );
});

test("caption_mentions and caption_results are by the newest version of the scorer", async () => {
  await scoreGridSweep(ledger.db, 2);
  const where = "where label = 'greedy' and sample_id = '2'";
  const query = `select version, ordinal, word, class, start_offset, end_offset, hallucinated
    from kvsweep.caption_mentions ${where} order by ordinal limit 2`;
  expect(await ask(query)).toEqual([
    [2, 0, "dogs", "dog", 0, 4, true],
    [2, 1, "cat", "cat", 5, 8, false],
  ]);
  const counts = `select version, counts -> 'hallucinatedMentions', tokens, object_key from kvsweep.caption_results`;
  expect(await ask(`${counts} ${where}`)).toEqual([[2, 1, 20, "o"]]);
});

test("sweep_progress adds up, also for a sweep without cells", async () => {
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["a", "b"], sampleIds: ["1", "2"] });
  await ledger.db.update(items).set({ state: "failed" }).where(eq(items.cellId, "a"));
  await ledger.db.insert(sweeps).values({ id: "t", name: "empty", file: "" });
  const query = `select sweep, cells, expected, done, failed, pending, tokens from kvsweep.sweep_progress order by sweep_id`;
  expect(await ask(query)).toEqual([
    ["quickstart", 5, 20, 20, 0, 0, 400],
    ["name of s", 2, 4, 0, 2, 2, 0],
    ["empty", 0, 0, 0, 0, 0, 0],
  ]);
});

test("provenance names file, weights, data and code", async () => {
  const query = `select file_hash = encode(sha256('name: quickstart\n'), 'hex'), model_fingerprint, data_fingerprint,
    engine_version, provider, dtype from kvsweep.provenance where label = 'greedy'`;
  expect(await ask(query)).toEqual([[true, "hash of weights", "hash of data", "1", "cpu", "float32"]]);
});
