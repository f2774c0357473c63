import { expect, test } from "vitest";
import { resultsOf, threeCells } from "../testing/results.ts";
import { renderResults, resultsFormats } from "./render-results.ts";

test.each(resultsFormats)(
  "renderResults() as %s is the same text every time, with a newline at the end",
  (format) => {
    const text = renderResults(resultsOf(threeCells), format);
    expect(renderResults(structuredClone(resultsOf(threeCells)), format)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).toContain("quickstart");
  },
);

test("renderResults() prints each format as itself", () => {
  const print = (format: (typeof resultsFormats)[number]) => renderResults(resultsOf(threeCells), format);
  expect(print("table")).toMatch(/^quickstart: m on scenes\n/);
  expect(print("json")).toMatch(/^\{\n {2}"sweep"/);
  expect(print("csv")).toMatch(/^sweep,cell,/);
  expect(print("markdown")).toMatch(/^## /);
  expect(print("latex")).toContain("\\begin{tabular}");
  expect(renderResults(resultsOf(threeCells), "table", { ascii: true })).not.toContain("─");
});
