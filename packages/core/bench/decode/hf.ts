import { Generator } from "../../src/generate/generator.ts";
import { ImageFeatures } from "../../src/generate/image-features.ts";
import { median } from "../median.ts";
import { settings } from "./bench-model.ts";
import { hfProcess } from "./hf-process.ts";
import { inTurn, ratio, repeated } from "./in-turn.ts";
import type { Bench, Measurement } from "./measure.ts";
import { weightChain } from "./weight-chain.ts";

const images = 8;
const configurations = 16;

/** One caption, image encoder included: Hugging Face's time to ours, and to that of the products alone. */
export const hfCaption: Measurement = async (bench) => {
  const rows = bench.model.prompt.ids[0]?.length ?? 0;
  await using hf = await hfProcess(bench);
  await using ours = await wholeCaptions(bench);
  await using prompt = await weightChain(bench, { rows, hasEnd: false, keys: rows, prepacks: false });
  await using step = await weightChain(bench, { rows: 1, hasEnd: true, keys: rows, prepacks: true });
  const times = await inTurn(bench.rounds, {
    hf: hf.caption,
    ours: () => ours.run(1, 1),
    prompt: prompt.run,
    step: repeated(step.run),
  });
  const products = times.prompt.map((time, round) => time + (bench.tokens - 1) * (times.step[round] ?? 0));
  return [
    { what: "one caption, Hugging Face", value: median(times.hf), unit: "ms" },
    { what: "one caption, ours", value: median(times.ours), unit: "ms" },
    { what: "one caption, Hugging Face / ours", value: ratio(times.hf, times.ours), unit: "×" },
    {
      what: "one caption, Hugging Face / onnxruntime's own products of it",
      value: ratio(times.hf, products),
      unit: "×",
      note: "the limit of the line above",
    },
  ];
};

/** A sweep of 16 λ over 8 images: Hugging Face one caption at a time, ours an image's captions in one batch. */
export const hfSweep: Measurement = async (bench) => {
  await using hf = await hfProcess(bench);
  await using ours = await wholeCaptions(bench);
  const times = await inTurn(bench.rounds, { hf: hf.caption, ours: () => ours.run(images, configurations) });
  const whole = times.hf.map((caption) => caption * images * configurations);
  return [
    {
      what: "16 λ × 8 images, Hugging Face one by one / ours",
      value: ratio(whole, times.ours),
      unit: "×",
      note: `${images * configurations} times one greedy caption of Hugging Face's, which has no KVSmooth`,
    },
  ];
};

async function wholeCaptions({ model, threads, tokens }: Bench) {
  const encoder = await ImageFeatures.open(model.config, model.weights, { threads });
  const generator = await Generator.open(model, { threads });
  const edge = model.config.vision.image_size;
  const pixels = Float32Array.from({ length: 3 * edge * edge }, (_, i) => Math.sin(i));
  return {
    /** Milliseconds of so many images with so many configurations each, one image a batch. */
    run: async (count: number, methods: number) => {
      const start = performance.now();
      for (let image = 0; image < count; image++) {
        const features = await encoder.encode([pixels]);
        const batch = { ids: model.prompt.ids, features, methods: settings(model, methods) };
        await generator.generate({ ...batch, maxNewTokens: tokens });
      }
      return performance.now() - start;
    },
    [Symbol.asyncDispose]: async () => {
      await generator.close();
      await encoder.close();
    },
  };
}
