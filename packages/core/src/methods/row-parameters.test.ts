import { expect, test } from "vitest";
import { Method } from "./method.ts";
import { rowParameters } from "./row-parameters.ts";

const smoothed = (options: object) =>
  Method.parse({ method: "kvsmooth", lambdaRef: 0.5, window: 0.25, layers: [1, 2], ...options });
const greedy = Method.parse({ method: "greedy" });
const parameters = (rows: readonly Method[], layers = 2) =>
  Object.fromEntries(
    Object.entries(rowParameters(rows, layers)).map(([name, values]) => [
      name,
      Array.from<number | bigint, number>(values, Number),
    ]),
  );

test("rowParameters() lays out layers, rows, then keys and values", () => {
  const image = [greedy, smoothed({ target: "k" })];
  expect(parameters([...image, ...image])).toEqual({
    lambdaLow: [...[0, 0, 0, 0, 0, 0, 0, 0], ...[0, 0, 0.25, 0, 0, 0, 0.25, 0]],
    lambdaHigh: [...[0, 0, 0, 0, 0, 0, 0, 0], ...[0, 0, 0.75, 0, 0, 0, 0.75, 0]],
    outputLambdaLow: [0, 0, 0, 0, 0, 0, 0, 0],
    outputLambdaHigh: [0, 0, 0, 0, 0, 0, 0, 0],
    queueLength: [1, 15, 1, 15, 1, 15, 1, 15],
  });
});

test.each([
  ["kv", [0.25, 0.25], [0]],
  ["k", [0.25, 0], [0]],
  ["v", [0, 0.25], [0]],
  ["o", [0, 0], [0.25]],
])("rowParameters() opens the window of target %s alone", (target, cache, output) => {
  const { lambdaLow, outputLambdaLow } = parameters([smoothed({ target })]);
  expect([lambdaLow?.slice(2), outputLambdaLow?.slice(1)]).toEqual([cache, output]);
});

test("rowParameters() closes the window on lambdaRef without adaptation, and does not clip it to [0, 1]", () => {
  const constant = parameters([smoothed({ adaptive: false })]);
  expect([constant["lambdaLow"]?.slice(2), constant["lambdaHigh"]?.slice(2)]).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
  const wide = parameters([smoothed({ window: 1 })]);
  expect([wide["lambdaLow"]?.slice(2), wide["lambdaHigh"]?.slice(2)]).toEqual([
    [-0.5, -0.5],
    [1.5, 1.5],
  ]);
});
