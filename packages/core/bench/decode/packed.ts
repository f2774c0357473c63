import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Generator } from "../../src/generate/generator.ts";
import { packedWeights } from "../../src/generate/packed-weights.ts";
import type { BenchModel } from "./bench-model.ts";
import { inTurn, ratio } from "./in-turn.ts";
import type { Bench, Figure, Measurement } from "./measure.ts";
import { benchGenerator } from "./one-caption.ts";

/** Packed weights that are kept on disk and mapped, against a copy of the process's own. */
export const packed: Measurement = async (bench) => {
  const { model } = bench;
  const cache = await mkdtemp(join(dirname(model.folder), "packed-"));
  try {
    const start = performance.now();
    const kept: BenchModel = { ...model, packed: await packedWeights(model, cache) };
    const seconds = (performance.now() - start) / 1000;
    return [
      { what: "packing the weights, once", value: seconds, unit: "s" },
      ...(await openings(bench, kept)),
      ...(await steps(bench, kept)),
    ];
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
};

async function openings({ model, threads, rounds }: Bench, kept: BenchModel): Promise<Figure[]> {
  const open = (ofModel: BenchModel) => async () => {
    const start = performance.now();
    const generator = await Generator.open(ofModel, { threads });
    const milliseconds = performance.now() - start;
    await generator.close();
    return milliseconds;
  };
  const times = await inTurn(rounds, { kept: open(kept), own: open(model) });
  return [
    { what: "opening prefill and decoding, kept / own", value: ratio(times.kept, times.own), unit: "×" },
  ];
}

async function steps(bench: Bench, kept: BenchModel): Promise<Figure[]> {
  await using mapped = await benchGenerator({ ...bench, model: kept });
  await using own = await benchGenerator(bench);
  const figures: Figure[] = [];
  for (const rows of [1, 16]) {
    const step = (generator: typeof own) => async () => (await generator.run(rows)).step;
    const times = await inTurn(bench.rounds, { mapped: step(mapped), own: step(own) });
    figures.push({ what: `a step of ${rows}, kept / own`, value: ratio(times.mapped, times.own), unit: "×" });
  }
  return figures;
}
