import { Generator } from "../../src/generate/generator.ts";
import type { Smoothing } from "../../src/methods/smoothing.ts";
import { settings } from "./bench-model.ts";
import type { Bench } from "./measure.ts";

/** Milliseconds of a batch of one image, and of one step of it. */
export interface CaptionTime {
  readonly caption: number;
  readonly step: number;
}

/** Something that captions the bench's image. */
export interface BenchGenerator extends AsyncDisposable {
  /** Decodes so many configurations. */
  readonly run: (configurations: number) => Promise<CaptionTime>;
}

export async function benchGenerator(
  { model, threads, tokens }: Bench,
  smoothing: Smoothing = "cache",
): Promise<BenchGenerator> {
  const generator = await Generator.open(model, { threads, smoothing });
  return {
    run: async (configurations) => {
      const before = generator.decodeSeconds;
      const start = performance.now();
      await generator.generate({
        ...model.prompt,
        methods: settings(model, configurations),
        maxNewTokens: tokens,
      });
      const step = (1000 * (generator.decodeSeconds - before)) / (tokens - 1);
      return { caption: performance.now() - start, step };
    },
    [Symbol.asyncDispose]: () => generator.close(),
  };
}
