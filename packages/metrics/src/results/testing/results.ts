import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";

/** A cell of model "m" on "scenes", with every caption done; the six metrics in the benchmark's order. */
export function cellResult(
  label: string,
  values: readonly number[],
  more: Partial<CellResult> = {},
): CellResult {
  const keys = ["chairS", "chairI", "recall", "precision", "f1", "length"];
  const estimates = keys.map((key, index) => [key, around(values[index] ?? 0)]);
  return {
    cellId: `id of ${label}`,
    label,
    model: "m",
    benchmark: "scenes",
    method: label === "greedy" ? "greedy" : "kvsmooth",
    options: label === "greedy" ? {} : { lambdaRef: 0.5, layers: [3, 8] },
    ...{ expected: 200, done: 200, failed: 0, n: 200, samplesHash: "all" },
    metrics: Object.fromEntries(estimates),
    ...more,
  };
}

const around = (value: number) => ({ value, low: value / 2, high: value * 1.0625 });

/** Greedy and two settings that tie in CHAIR_S. */
export const threeCells: readonly CellResult[] = [
  cellResult("greedy", [0.42, 0.08, 0.9625, 0.909, 0.9375, 68.25]),
  cellResult("kvsmooth 0.5 [3,8)", [0.39, 0.0755, 0.966, 0.904, 0.934, 74.75]),
  cellResult("constant 0.7 [3,8)", [0.39, 0.071, 0.946, 0.893, 0.919, 76]),
];

/** A sweep of these cells with a verdict on model "m". */
export function resultsOf(cells: readonly CellResult[]): Results {
  return {
    sweep: { id: "0123", name: "quickstart" },
    settings: { confidence: 0.95, resamples: 10_000, seed: 1 },
    cells,
    verdicts: [{ model: "m", benchmark: "scenes", sentence: "No setting beats greedy." }],
  };
}
