import { parseSweepFile } from "@kvsweep/sweep";
import { expect, test } from "vitest";
import { workloadYaml } from "./workload.ts";

test("workloadYaml() is a sweep file of as many cells and images", () => {
  const { file } = parseSweepFile(workloadYaml({ cells: 4, images: 24, rows: 8 }), "chaos.yaml");
  expect(file.samples).toMatchObject({ limit: 24 });
  expect(file.methods).toHaveLength(2);
  expect(workloadYaml({ cells: 4, images: 24, rows: 8 })).toContain("lambdaRef: [0.25, 0.5, 0.75]");
});

test("workloadYaml() of one cell is greedy decoding alone", () => {
  const { file } = parseSweepFile(workloadYaml({ cells: 1, images: 2, rows: 8 }), "chaos.yaml");
  expect(file.methods).toHaveLength(1);
});
