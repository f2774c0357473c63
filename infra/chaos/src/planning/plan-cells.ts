import { parseSweepFile, planSweep } from "@kvsweep/sweep";

/** What planning came to. */
export interface PlanMeasure {
  readonly cells: number;
  readonly units: number;
  /** Until the plan was there. */
  readonly seconds: number;
  /** To walk all of its cells and units, as who enters them does. */
  readonly walkSeconds: number;
  /** Most memory that the process ever had, in bytes. */
  readonly peakBytes: number;
}

/** Plans a grid of at least as many cells, of four images each, and walks all of its cells and units once. */
export function planCells(least: number): PlanMeasure {
  const start = performance.now();
  const layers = Array.from({ length: 32 }, (_, first) => `[${first}, 32]`);
  const lambdas = Array.from({ length: Math.ceil(least / layers.length) }, (_, place) => (place + 1) / least);
  const text = `name: many
model: large
benchmark: scenes
methods:
  - { method: kvsmooth, layers: [${layers.join(", ")}], lambdaRef: [${lambdas.join(", ")}] }
decoding: { maxNewTokens: 512 }
`;
  const { file, source } = parseSweepFile(text, "many.yaml");
  const plan = planSweep({
    ...{ file, source },
    models: [{ name: "large", folder: "/models/large", fingerprint: "0", layerCount: 32 }],
    benchmarks: [{ name: "scenes", fingerprint: "0", sampleIds: ["0", "1", "2", "3"] }],
    engine: { version: "fake", provider: "cpu", dtype: "float32" },
  });
  const planned = performance.now();
  const [cells, units] = [count(plan.cells), count(plan.units)];
  return {
    ...{ cells, units },
    seconds: (planned - start) / 1000,
    walkSeconds: (performance.now() - planned) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function count(values: Iterable<unknown>): number {
  let number = 0;
  for (const _ of values) number += 1;
  return number;
}
