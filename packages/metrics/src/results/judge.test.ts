import { expect, test } from "vitest";
import { chairMetrics } from "../benchmarks/scenes/chair-metrics.ts";
import type { Comparison } from "./compare-cells.ts";
import { judge } from "./judge.ts";
import type { Entry, RankedEntry } from "./rank-cells.ts";

const ground = { name: "greedy", images: 200, comparisons: 12, resamples: 10_000, confidence: 0.95 };
const constant = "constant 0.7 [3,8)";

function chairS(
  label: string,
  value: number,
  ends: [number, number],
  loss: Entry | null = null,
): RankedEntry {
  return { label, metric: chairMetrics.chairS, comparison: comparison(value, 0.42, ends, "lower"), loss };
}

function f1(label: string, value: number, ends: [number, number], loss: Entry | null = null): RankedEntry {
  return { label, metric: chairMetrics.f1, comparison: comparison(value, 0.936, ends, "higher"), loss };
}

function comparison(
  value: number,
  baseline: number,
  [low, high]: [number, number],
  better: string,
): Comparison {
  const clear = low > 0 || high < 0;
  const good = better === "lower" ? high < 0 : low > 0;
  const outcome = clear ? (good ? "better" : "worse") : "unclear";
  return { value, baseline, difference: value - baseline, low, high, differing: 50, outcome };
}

test("judge() says that none beats the baseline, and how near the best comes", () => {
  expect(judge([[chairS(constant, 0.39, [-0.115, 0.055])]], ground)).toBe(
    "No setting beats greedy within the intervals: the lowest CHAIR_S, 39.0 % by constant 0.7 [3,8), is 3.0 points " +
      "below greedy's 42.0 %, and the 95 % interval of that difference (corrected for 12 comparisons) runs from " +
      "-11.5 to 5.5",
  );
});

test("judge() says why an interval on one side of 0 decides nothing", () => {
  const few = chairS("b", 0.39, [-0.08, -0.01]);
  const comparison = { ...few.comparison, differing: 6, outcome: "unclear" } as const;
  expect(judge([[{ ...few, comparison }]], ground)).toMatch(
    /runs from -8\.0 to -1\.0, but only 6 images differ, too few to rule out chance$/,
  );
});

test("judge() doesn't call a value the lowest that lies above the baseline's", () => {
  expect(judge([[chairS("b", 0.45, [-0.05, 0.1])]], { ...ground, comparisons: 1 })).toBe(
    "No setting beats greedy within the intervals: the lowest CHAIR_S after greedy's, 45.0 % by b, is 3.0 points " +
      "above greedy's 42.0 %, and the 95 % interval of that difference runs from -5.0 to 10.0",
  );
});

test("judge() says that the best setting equals the baseline", () => {
  expect(judge([[chairS("b", 0.42, [-0.05, 0.05])]], ground)).toMatch(
    /: the lowest CHAIR_S, 42\.0 % by b, is equal to greedy's 42\.0 %, and the 95 % interval/,
  );
});

test("judge() names the setting that beats the baseline, and how many others do", () => {
  const winners = [chairS(constant, 0.3, [-0.2, -0.04]), chairS("b", 0.31, [-0.2, -0.03])];
  const sentence =
    "constant 0.7 [3,8) beats greedy: its CHAIR_S, 30.0 %, is 12.0 points below greedy's 42.0 %, and the 95 % " +
    "interval of that difference (corrected for 12 comparisons) runs from -20.0 to -4.0";
  expect(judge([winners.slice(0, 1)], ground)).toBe(sentence);
  expect(judge([winners], ground)).toBe(`${sentence}; so does 1 other setting`);
});

test("judge() turns to the next headline metric when nobody wins in the first", () => {
  const rankings = [[chairS("b", 0.41, [-0.1, 0.1])], [f1("b", 0.95, [0.001, 0.03])]];
  expect(judge(rankings, ground)).toMatch(
    /^b beats greedy: its F1, 95\.0 %, is 1\.4 points above greedy's 93\.6 %/,
  );
});

test("judge() doesn't call a setting better that is worse in another headline metric", () => {
  const loss = f1("b", 0.88, [-0.08, -0.03]);
  const rankings = [[chairS("b", 0.3, [-0.2, -0.04], loss)], [{ ...loss, loss }]];
  expect(judge(rankings, ground)).toBe(
    "No setting beats greedy without a loss: b has the better CHAIR_S, 30.0 %, 12.0 points below greedy's 42.0 %, " +
      "but the worse F1, 88.0 %, 5.6 points below greedy's 93.6 %, both beyond the 95 % intervals (corrected for 12 " +
      "comparisons)",
  );
});

test("judge() prefers a setting without a loss to one with a lower value", () => {
  const loss = f1("b", 0.88, [-0.08, -0.03]);
  const rankings = [[chairS("b", 0.2, [-0.3, -0.1], loss), chairS("c", 0.3, [-0.2, -0.04])]];
  expect(judge(rankings, ground)).toMatch(/^c beats greedy: /);
});

test("judge() judges nothing on a handful of images", () => {
  expect(judge([[chairS("b", 0.1, [-0.5, -0.1])]], { ...ground, images: 19 })).toBe(
    "Nothing is judged against greedy on 19 images, at least 20 are needed: the lowest CHAIR_S, 10.0 % by b, is " +
      "32.0 points below greedy's 42.0 %",
  );
});

test("judge() judges nothing when the resamples are too few for the correction", () => {
  const sentence = judge([[chairS("b", 0.1, [-0.5, -0.1])]], { ...ground, resamples: 479 });
  expect(sentence).toMatch(
    /^Nothing is judged against greedy with 479 resamples, at least 480 are needed for 12 comparisons: the lowest/,
  );
  expect(judge([[chairS("b", 0.1, [-0.5, -0.1])]], { ...ground, resamples: 480 })).toMatch(/^b beats greedy/);
});

test("judge() says so when there is nothing to compare", () => {
  expect(judge([[], []], ground)).toBe("Nothing is judged: no other setting can be compared with greedy");
});
