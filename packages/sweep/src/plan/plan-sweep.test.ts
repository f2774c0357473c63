import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseSweepFile } from "../file/parse-sweep-file.ts";
import { sha256 } from "../identity/sha256.ts";
import { unitQueueName } from "../identity/unit-queue-name.ts";
import { repository } from "../testing/repository.ts";
import { type PlanInput, planSweep } from "./plan-sweep.ts";

const text = `name: quick
model: scenes-vlm
benchmark: scenes
methods:
  - method: greedy
  - { method: kvsmooth, lambdaRef: [0.3, 0.5, 0.7], layers: [[1, 8], [3, 8]] }
  - { method: kvsmooth, adaptive: false, lambdaRef: { from: 0.1, to: 0.6, step: 0.1 }, layers: [1, 8] }
`;
const model = { name: "scenes-vlm", folder: "/models/scenes-vlm", fingerprint: "f1", layerCount: 8 };
const sampleIds = Array.from({ length: 200 }, (_, index) => String(index));
const benchmark = { name: "scenes", fingerprint: "b1", sampleIds };
const engine = { version: "1", provider: "cpu", dtype: "float32" };

const plan = (change: Partial<PlanInput> = {}, source = text) => {
  const { cells, units, ...rest } = planSweep({
    ...parseSweepFile(source, "quick.yaml"),
    models: [model],
    benchmarks: [benchmark],
    engine,
    ...change,
  });
  expect([cells.length, units.length]).toEqual([[...cells].length, [...units].length]);
  return { ...rest, cells: [...cells], units: [...units] };
};

test("planSweep() of the quick start is 13 cells of 200 images in units of about 104 captions", () => {
  const { name, cells, samples, units } = plan();
  expect([name, cells.length, samples[0]?.sampleIds.length]).toEqual(["quick", 13, 200]);
  const sizes = units.map((unit) => unit.cellIds.length * unit.sampleIds.length);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(13 * 200);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(104);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(128);
});

test("planSweep() sends units to the queue of their model and engine", () => {
  const queue = unitQueueName({ modelFingerprint: model.fingerprint, engine });
  expect(new Set(plan().units.map((unit) => unit.queue))).toEqual(new Set([queue]));
});

test("planSweep() twice is the same plan", () => {
  expect(plan()).toEqual(plan());
});

test("planSweep() gives cells distinct ids and labels, in the grid's order", () => {
  const { cells } = plan();
  expect(new Set(cells.map((cell) => cell.id)).size).toBe(13);
  expect(new Set(cells.map((cell) => cell.label)).size).toBe(13);
  expect(cells.map((cell) => cell.ordinal)).toEqual(cells.map((_, index) => index));
});

test("planSweep() keeps ids when folders move, comments change or fewer samples are asked for", () => {
  const ids = plan().cells.map((cell) => cell.id);
  const moved = plan({ models: [{ ...model, name: "other", folder: "/elsewhere" }] });
  const limited = plan({}, `# a comment\n${text}samples: { limit: 10 }\nstatistics: { seed: 7 }\n`);
  expect(moved.cells.map((cell) => cell.id)).toEqual(ids);
  expect(limited.cells.map((cell) => cell.id)).toEqual(ids);
  expect(plan({}, `${text}statistics: { seed: 7 }\n`).id).toBe(plan().id);
});

test.each([
  ["other weights", () => plan({ models: [{ ...model, fingerprint: "f2" }] })],
  ["other data", () => plan({ benchmarks: [{ ...benchmark, fingerprint: "b2" }] })],
  ["another engine", () => plan({ engine: { ...engine, version: "2" } })],
  ["a question", () => plan({}, `${text}prompt: What is there?\n`)],
  ["another token limit", () => plan({}, `${text}decoding: { maxNewTokens: 64 }\n`)],
  ["a repetition penalty", () => plan({}, `${text}decoding: { repetitionPenalty: 1.2 }\n`)],
  ["another penalty scope", () => plan({}, `${text}decoding: { penaltyScope: generated }\n`)],
])("planSweep() with %s gives every cell another id", (_what, planOther) => {
  const ids = new Set(plan().cells.map((cell) => cell.id));
  expect(planOther().cells.filter((cell) => ids.has(cell.id))).toEqual([]);
});

test("planSweep() refuses two models of one name, or of the same files", () => {
  expect(() => plan({ models: [model, { ...model, fingerprint: "f2" }] })).toThrow('the name "scenes-vlm"');
  expect(() => plan({ models: [model, { ...model, name: "copy" }] })).toThrow('the fingerprint "f1"');
});

test("planSweep() refuses layers that the model does not have", () => {
  expect(() => plan({ models: [{ ...model, layerCount: 7 }] })).toThrow(
    'quick.yaml:6:61: layers [1, 8] reach beyond model "scenes-vlm", which has 7 layers',
  );
});

const wide = `name: wide
model: [a, b]
benchmark: [scenes, chair]
methods:
  - { method: greedy }
  - { method: kvsmooth, lambdaRef: { from: 0.1, to: 0.9, step: 0.01 }, layers: [[1, 8], [3, 8]] }
  - { method: kvsmooth, lambdaRef: [0.5, 0.9], layers: [[1, 8]], M: [15, 20] }
exclude: [{ model: b, lambdaRef: 0.3 }]
samples: { limit: 20 }
`;
const example = (name: string) => readFileSync(join(repository, "sweeps", `${name}.yaml`), "utf8");

// From the planner that wrote all cells and units into lists: no ledger's sweep may get another id.
test.each([
  ["quickstart", example("quickstart"), "0a35d761031a96eb", "1b9c733e8c32c41e"],
  ["scenes-table", example("scenes-table"), "90181645561bf81d", "423f1eba82cbe8ff"],
  ["wide", wide, "6f0cd9332d5596d4", "36ba6d3105fb6a8f"],
])("planSweep() gives %s the ids that it always had", (_name, source, id, idsHash) => {
  const isWide = source === wide;
  const { cells, units, ...rest } = plan(
    {
      models: (isWide ? ["a", "b"] : ["scenes-vlm"]).map((name) => ({
        ...{ name, folder: `/models/${name}`, fingerprint: `${name}-files`, layerCount: 8 },
      })),
      benchmarks: [
        { name: "scenes", fingerprint: "scenes-data", sampleIds },
        { name: "chair", fingerprint: "chair-data", sampleIds: sampleIds.slice(0, 30) },
      ].slice(0, isWide ? 2 : 1),
      engine: { version: "2", provider: "cpu", dtype: "float32" },
      rowsPerUnit: isWide ? 64 : undefined,
    },
    source,
  );
  expect(rest.id.slice(0, 16)).toBe(id);
  const ids = [cells, units].map((list) => list.map((each) => each.id));
  expect(sha256(JSON.stringify(ids)).slice(0, 16)).toBe(idsHash);
});
