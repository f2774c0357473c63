import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import type { Results } from "../results.ts";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { renderParquet } from "./parquet.ts";

async function readBack(results: Results): Promise<Record<string, unknown>[]> {
  const bytes = renderParquet(results);
  return parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
}

test("renderParquet() has a row a cell and metric, with typed axes and unrounded numbers", async () => {
  const rows = await readBack(resultsOf(threeCells));
  expect(rows).toHaveLength(3 * 6);
  expect(rows[6]).toEqual({
    ...{ sweep_id: "0123", sweep: "quickstart", cell_id: "id of kvsmooth 0.5 [3,8)", model: "m" },
    ...{ benchmark: "scenes", version: 1, method: "kvsmooth", label: "kvsmooth 0.5 [3,8)" },
    ...{ lambda_ref: 0.5, layer_start: 3, layer_end: 8, target: null, adaptive: null },
    options: '{"lambdaRef":0.5,"layers":[3,8]}',
    ...{ metric: "chairS", unit: "ratio", better: "lower", value: 0.39, low: 0.195, high: 0.39 * 1.0625 },
    ...{ confidence: 0.95, resamples: 10_000, seed: 1 },
    ...{ n: 200, expected: 200, done: 200, failed: 0, samples_hash: "all" },
  });
  expect(rows[5]).toMatchObject({ label: "greedy", lambda_ref: null, metric: "length", unit: "tokens" });
});

test("renderParquet() has nulls where there is no value, and types also where a column has none", async () => {
  const options = { lambdaRef: 1, layers: [0, 4], target: "k", adaptive: false };
  const empty = cellResult("b", [], { n: 0, samplesHash: null, metrics: {}, options });
  const [row] = await readBack({ ...resultsOf([empty]), settings: null });
  expect(row).toMatchObject({
    ...{ lambda_ref: 1, layer_start: 0, layer_end: 4, target: "k", adaptive: false },
    ...{ value: null, low: null, high: null, seed: null, n: 0, samples_hash: null },
  });
});

test("renderParquet() of a sweep without cells has the same columns and no row", async () => {
  const bytes = renderParquet(resultsOf([]));
  expect(await readBack(resultsOf([]))).toEqual([]);
  const names = (file: Uint8Array) =>
    parquetMetadata(Uint8Array.from(file).buffer).schema.map(({ name, type }) => [name, type]);
  expect(names(bytes)).toEqual(names(renderParquet(resultsOf(threeCells))));
  expect(names(bytes)).toContainEqual(["lambda_ref", "DOUBLE"]);
});

test("renderParquet() is the same bytes every time", () => {
  expect(renderParquet(resultsOf(threeCells))).toEqual(renderParquet(structuredClone(resultsOf(threeCells))));
});
