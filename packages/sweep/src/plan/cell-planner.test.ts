import { Method } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { parseSweepFile } from "../file/parse-sweep-file.ts";
import { cellIdentity } from "../identity/cell-identity.ts";
import { CellPlanner } from "./cell-planner.ts";

const text = "name: n\nmodel: [m, k]\nbenchmark: b\nmethods: [{ method: greedy }]\nprompt: What is there?\n";
const models = ["m", "k"].map((name) => ({
  name,
  folder: `/${name}`,
  fingerprint: `${name}-files`,
  layerCount: 8,
}));
const benchmarks = [{ name: "b", fingerprint: "b-data", sampleIds: ["0"] }];
const engine = { version: "2", provider: "cpu", dtype: "float32" };
const { file } = parseSweepFile(text, "s.yaml");
const planner = new CellPlanner({ file, models, benchmarks, engine });
const point = (model: string) => ({
  model,
  benchmark: "b",
  method: Method.parse({ method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] }),
  entry: 0,
});

test("CellPlanner gives a cell the identity of all that can change its captions", () => {
  const { method } = point("k");
  const whole = { model: models[1], benchmark: benchmarks[0], method, question: "What is there?", engine };
  const { id, identity } = cellIdentity({ ...JSON.parse(JSON.stringify(whole)), ...file.decoding });
  expect(planner.cellOf(point("k"), { ordinal: 7, id: planner.idOf(point("k")) })).toMatchObject({
    ...{ id, identity, ordinal: 7, model: "k", benchmark: "b", method, maxNewTokens: 128 },
    label: "kvsmooth 0.5 [1,8)",
  });
  expect(planner.idOf(point("k"))).toBe(id);
  expect(planner.idOf(point("m"))).not.toBe(id);
});
