import { expect, test } from "vitest";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { renderCsv } from "./csv.ts";

const header =
  "sweep,cell,model,benchmark,label,method,options,expected,done,failed,counted,chairS,chairS_low,chairS_high," +
  "chairI,chairI_low,chairI_high,recall,recall_low,recall_high,precision,precision_low,precision_high," +
  "f1,f1_low,f1_high,length,length_low,length_high";

test("renderCsv() has a header and one row a cell, with unrounded numbers and quoted labels", () => {
  const [head, greedy, smooth, ...rest] = renderCsv(resultsOf(threeCells)).split("\n");
  expect(head).toBe(header);
  expect(greedy).toMatch(
    /^quickstart,id of greedy,m,scenes,greedy,greedy,\{\},200,200,0,200,0\.42,0\.21,0\.44625,0\.08,/,
  );
  expect(smooth).toContain(',"kvsmooth 0.5 [3,8)",kvsmooth,"{""lambdaRef"":0.5,""layers"":[3,8]}",200,');
  expect(smooth).toMatch(/,74\.75,37\.375,79\.421875$/);
  expect(rest).toHaveLength(2);
  expect(rest[1]).toBe("");
});

test("renderCsv() leaves a field empty where there is no value", () => {
  const empty = cellResult("b", [], { done: 0, failed: 2, n: 0, samplesHash: null, metrics: {} });
  const [, row] = renderCsv(resultsOf([empty])).split("\n");
  expect(row).toMatch(/,200,0,2,0,{18}$/);
});
