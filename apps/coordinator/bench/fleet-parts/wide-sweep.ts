import { parseSweepFile, planSweep, type SweepPlan } from "@kvsweep/sweep";

export interface WideSweep {
  /** Up to a million. */
  readonly cells: number;
  readonly images: number;
  readonly rowsPerUnit: number;
  readonly name?: string;
}

/** Plans a sweep of KVSmooth over so many λ; nothing of it can be decoded. */
export function wideSweep({ cells, images, rowsPerUnit, name = "wide" }: WideSweep): SweepPlan {
  const layers = "[[1, 8], [2, 8], [3, 8], [4, 8], [5, 8], [1, 7], [2, 7], [3, 7], [4, 7], [5, 7]]";
  const last = cells / 10 - 1;
  const lambdas = `{ from: 0, to: ${(last * 1e-5).toFixed(5)}, step: 0.00001 }`;
  const text = `name: ${name}
model: m
benchmark: scenes
methods: [{ method: kvsmooth, layers: ${layers}, lambdaRef: ${lambdas} }]
`;
  const sampleIds = Array.from({ length: images }, (_, image) => `image-${image}`);
  const plan = planSweep({
    ...parseSweepFile(text, "wide.yaml"),
    models: [{ name: "m", folder: "/m", fingerprint: "m", layerCount: 8 }],
    benchmarks: [{ name: "scenes", fingerprint: "scenes", sampleIds }],
    engine: { version: "2", provider: "cpu", dtype: "float32" },
    rowsPerUnit,
  });
  if (plan.cells.length !== cells) throw new Error(`Cannot measure: planned ${plan.cells.length} cells`);
  return plan;
}
