import { expect, test } from "vitest";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { renderTable } from "./table.ts";

test("renderTable() aligns values and intervals, marks the best, ties too, and adds verdict and footnotes", () => {
  expect(renderTable(resultsOf(threeCells), { ascii: true })).toBe(`quickstart: m on scenes

Setting                        CHAIR_S          CHAIR_I               Recall           Precision                  F1             Length
---------------------------------------------------------------------------------------------------------------------------------------
greedy               42.0 [21.0, 44.6]   8.0 [4.0, 8.5]   96.2 [48.1, 102.3]  *90.9 [45.5, 96.6]  *93.8 [46.9, 99.6]  68.2 [34.1, 72.5]
kvsmooth 0.5 [3,8)  *39.0 [19.5, 41.4]   7.5 [3.8, 8.0]  *96.6 [48.3, 102.6]   90.4 [45.2, 96.0]   93.4 [46.7, 99.2]  74.8 [37.4, 79.4]
constant 0.7 [3,8)  *39.0 [19.5, 41.4]  *7.1 [3.5, 7.5]   94.6 [47.3, 100.5]   89.3 [44.6, 94.9]   91.9 [46.0, 97.6]  76.0 [38.0, 80.8]

No setting beats greedy.

"*" marks the best value.
In percent, Length in tokens.
In brackets: 95 % intervals, percentile bootstrap over images (10000 resamples, seed 1).
`);
});

test("renderTable() draws its rule with a line unless plain ASCII is asked for", () => {
  const results = resultsOf(threeCells);
  const plain = renderTable(results, { ascii: true });
  expect(plain).toMatch(/^[\n -~]*$/);
  const drawn = renderTable(results);
  expect(drawn).toContain("─────");
  expect(drawn.replaceAll("─", "-")).toBe(plain);
});

test("renderTable() fits seven columns with intervals into 140 characters", () => {
  const [head = "", rule = "", ...rows] = renderTable(resultsOf(threeCells)).split("\n").slice(2, 7);
  expect(head).toMatch(/^Setting .* Length$/);
  for (const line of [head, rule, ...rows]) expect(line.length).toBeLessThanOrEqual(140);
  expect(rows.map((row) => row.length)).toEqual([head.length, head.length, head.length]);
});

test("renderTable() counts captions where some are missing, says why, and marks no partial cell as the best", () => {
  const partial = cellResult("constant 0.9 [3,8)", [0.1, 0.01, 1, 1, 1, 70], {
    ...{ done: 150, failed: 3, n: 148, samplesHash: "part" },
  });
  const empty = cellResult("constant 0.8 [3,8)", [], { done: 0, n: 0, samplesHash: null, metrics: {} });
  const table = renderTable(resultsOf([...threeCells, partial, empty]));
  expect(table).toMatch(/^Setting +Captions +CHAIR_S/m);
  expect(table).toMatch(/^greedy +200\/200 +42\.0 /m);
  expect(table).toMatch(/^constant 0\.9 \[3,8\) +148\/200 +10\.0 \[/m);
  expect(table).toMatch(/^constant 0\.8 \[3,8\) +0\/200 +- +- +- +- +- +-$/m);
  expect(table).toMatch(/^constant 0\.7 \[3,8\) +200\/200 +\*39\.0 /m);
  expect(table).toContain("Incomplete: 2 cells miss captions (3 failed, 247 pending, 2 not counted).\n");
});

test("renderTable() gives each model a table and its own best values", () => {
  const other = cellResult("greedy", [0.5, 0.1, 0.9, 0.9, 0.9, 60], { model: "m2", cellId: "other" });
  const table = renderTable(resultsOf([...threeCells, other]));
  expect(table).toMatch(/^quickstart: m on scenes$/m);
  expect(table).toMatch(/^quickstart: m2 on scenes$/m);
  expect(table).toMatch(/^greedy +\*50\.0 \[25\.0, 53\.1\]/m);
  expect(table.match(/No setting beats greedy/g)).toHaveLength(1);
});

test("renderTable() of a sweep without cells says so", () => {
  expect(renderTable(resultsOf([]))).toBe("quickstart: no cells\n");
});
