import { expect, test } from "vitest";
import { chairMetrics } from "../benchmarks/scenes/chair-metrics.ts";
import { counted, distance, percent, quantity, superlative } from "./phrases.ts";

const comparison = (value: number, baseline: number) =>
  ({
    value,
    baseline,
    difference: value - baseline,
    low: 0,
    high: 0,
    differing: 9,
    outcome: "unclear",
  }) as const;

test("quantity() has the metric's unit", () => {
  expect(quantity(0.39, "%")).toBe("39.0 %");
  expect(quantity(68.25, "tokens")).toBe("68.2 tokens");
});

test("distance() says how far from the baseline, and on which side", () => {
  expect(distance(comparison(0.39, 0.42), "%", "greedy")).toBe("3.0 points below greedy's 42.0 %");
  expect(distance(comparison(0.45, 0.42), "%", "greedy")).toBe("3.0 points above greedy's 42.0 %");
  expect(distance(comparison(0.42, 0.42), "%", "greedy")).toBe("equal to greedy's 42.0 %");
  expect(distance(comparison(70, 68), "tokens", "greedy")).toBe("2.0 tokens above greedy's 68.0 tokens");
});

test("superlative() names the better end", () => {
  expect(superlative(chairMetrics.chairS)).toBe("lowest CHAIR_S");
  expect(superlative(chairMetrics.f1)).toBe("highest F1");
});

test("counted() and percent() are English", () => {
  expect([counted(1, "setting"), counted(2, "setting")]).toEqual(["1 setting", "2 settings"]);
  expect([percent(0.95), percent(0.9), percent(0.07), percent(0.999)]).toEqual([
    "95 %",
    "90 %",
    "7 %",
    "99.9 %",
  ]);
});
