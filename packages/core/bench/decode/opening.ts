import { Generator } from "../../src/generate/generator.ts";
import { ImageFeatures } from "../../src/generate/image-features.ts";
import { median } from "../median.ts";
import { settings } from "./bench-model.ts";
import type { Measurement } from "./measure.ts";

/** How long a model takes until it is open, and then until its first token; its file is in the file cache. */
export const opening: Measurement = async ({ model, threads, rounds }) => {
  const [opens, firsts]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds + 1; round++) {
    const start = performance.now();
    const encoder = await ImageFeatures.open(model.config, model.weights, { threads });
    const generator = await Generator.open(model, { threads });
    const opened = performance.now();
    await generator.generate({ ...model.prompt, methods: settings(model, 1), maxNewTokens: 1 });
    if (round > 0) {
      opens.push(opened - start);
      firsts.push(performance.now() - opened);
    }
    await generator.close();
    await encoder.close();
  }
  return [
    { what: "opening the model", value: median(opens) / 1000, unit: "s" },
    { what: "time to the first token after it", value: median(firsts) / 1000, unit: "s" },
  ];
};
