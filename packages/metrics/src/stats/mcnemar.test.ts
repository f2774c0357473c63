import { expect, test } from "vitest";
import { z } from "zod";
import { discordance } from "./discordance.ts";
import { mcnemar } from "./mcnemar.ts";
import { countsOf } from "./testing/counts-of.ts";
import { goldenCases } from "./testing/golden-cases.ts";
import { relativeError } from "./testing/relative-error.ts";

const Cell = z.number();
const Result = z.object({ statistic: z.number(), p: z.number() });
const Case = z.object({
  table: z.tuple([z.tuple([Cell, Cell]), z.tuple([Cell, Cell])]),
  exact: Result,
  chi2: Result.optional(),
  chi2_corrected: Result.optional(),
  mid_p: z.number().optional(),
  a: z.array(z.number()).default([]),
  b: z.array(z.number()).default([]),
});
const goldens = goldenCases(Case, "mcnemar.json");

test.each(goldens)("mcnemar() equals statsmodels': $table", (golden) => {
  const [[, onlyCell], [onlyBaseline]] = golden.table;
  const result = mcnemar({ onlyCell, onlyBaseline });
  const near = (actual = Number.NaN, expected = Number.NaN) =>
    expect(relativeError(actual, expected)).toBeLessThan(1e-12);
  near(result.exact, golden.exact.p);
  // One of the cases has the exact p alone.
  if (golden.mid_p !== undefined) near(result.midP ?? Number.NaN, golden.mid_p);
  if (golden.chi2 !== undefined) expect(result.chiSquare?.statistic).toBe(golden.chi2.statistic);
  if (golden.chi2 !== undefined) near(result.chiSquare?.p, golden.chi2.p);
  if (golden.chi2_corrected !== undefined) {
    near(result.corrected?.statistic, golden.chi2_corrected.statistic);
    near(result.corrected?.p, golden.chi2_corrected.p);
  }
});

test.each(goldens.filter(({ a }) => a.length > 0))("discordance() counts the table: $table", (golden) => {
  const pair = { cell: countsOf({ right: golden.a }), baseline: countsOf({ right: golden.b }) };
  const { both, onlyCell, onlyBaseline, neither } = discordance(pair, (counts) => counts["right"] === 1);
  expect([
    [both, onlyCell],
    [onlyBaseline, neither],
  ]).toEqual(golden.table);
});

test("mcnemar() of no differing image is certain of nothing", () => {
  expect(mcnemar({ onlyCell: 0, onlyBaseline: 0 })).toEqual({
    exact: 1,
    midP: null,
    chiSquare: null,
    corrected: null,
  });
});

test("mcnemar() doesn't depend on the side, and holds for thousands of images", () => {
  const many = mcnemar({ onlyCell: 1500, onlyBaseline: 1400 });
  expect(many).toEqual(mcnemar({ onlyCell: 1400, onlyBaseline: 1500 }));
  expect(many.exact).toBeCloseTo(many.corrected?.p ?? Number.NaN, 4);
});
