import { expect, test } from "vitest";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { renderJson } from "./json.ts";

test("renderJson() is one object with unrounded ratios, intervals and the verdict", () => {
  const object: unknown = JSON.parse(renderJson(resultsOf(threeCells)));
  expect(object).toMatchObject({
    sweep: { id: "0123", name: "quickstart" },
    bootstrap: { confidence: 0.95, resamples: 10_000, seed: 1 },
    verdict: "No setting beats greedy.",
    verdicts: [{ model: "m", benchmark: "scenes", sentence: "No setting beats greedy." }],
    cells: [
      { label: "greedy" },
      {
        id: "id of kvsmooth 0.5 [3,8)",
        label: "kvsmooth 0.5 [3,8)",
        model: "m",
        benchmark: "scenes",
        version: 1,
        method: "kvsmooth",
        options: { lambdaRef: 0.5, layers: [3, 8] },
        captions: { expected: 200, done: 200, failed: 0, counted: 200 },
        metrics: {
          chairS: { value: 0.39, low: 0.195, high: 0.39 * 1.0625, unit: "ratio", best: true },
          f1: { value: 0.934, unit: "ratio", best: false },
          length: { value: 74.75, unit: "tokens", best: false },
        },
      },
      { label: "constant 0.7 [3,8)" },
    ],
  });
});

test("renderJson() has null where there is no value, no settings or no verdict", () => {
  const empty = cellResult("b", [], { n: 0, samplesHash: null, metrics: {} });
  const object: unknown = JSON.parse(renderJson({ ...resultsOf([empty]), settings: null, verdicts: [] }));
  expect(object).toMatchObject({
    bootstrap: null,
    verdict: null,
    verdicts: [],
    cells: [{ metrics: { chairS: { value: null, low: null, high: null, best: false } } }],
  });
});

test("renderJson() joins the verdicts of several models", () => {
  const [verdict = { model: "", benchmark: "", sentence: "" }] = resultsOf([]).verdicts;
  const results = { ...resultsOf(threeCells), verdicts: [verdict, { ...verdict, model: "m2" }] };
  expect(JSON.parse(renderJson(results))).toMatchObject({
    verdict: "No setting beats greedy. No setting beats greedy.",
  });
});
