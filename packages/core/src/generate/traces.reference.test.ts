import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "../checkpoint/config.ts";
import { readGenerationConfig } from "../checkpoint/generation-config.ts";
import { readWeights } from "../checkpoint/weights.ts";
import { decodeImage } from "../image/decode-image.ts";
import { pixelValues } from "../image/pixel-values.ts";
import { readImageProcessor } from "../image/processor-config.ts";
import { Method } from "../methods/method.ts";
import { reference } from "../testing/paths.ts";
import { largestDistance } from "../testing/reference-captions.ts";
import { encodePrompt } from "../text/prompt.ts";
import { openTokenizer } from "../text/tokenizer.ts";
import { Generator } from "./generator.ts";
import { ImageFeatures } from "./image-features.ts";

const Numbers = z.array(z.array(z.number()));
const Trace = z.object({
  method: Method,
  ids: z.array(z.number()),
  layers: z.array(z.number()),
  columnSums: Numbers,
  itself: Numbers,
  image: Numbers,
  wordLogits: Numbers,
  wordRanks: Numbers,
});
const { prompt, maxNewTokens, image, words, checkpoints } = z
  .object({
    prompt: z.string(),
    maxNewTokens: z.number(),
    image: z.string(),
    words: z.array(z.number()),
    checkpoints: z.record(z.string(), z.record(z.string(), Trace)),
  })
  .parse(JSON.parse(readFileSync(join(reference, "expected", "traces.json"), "utf8")));

test.each(Object.entries(checkpoints))(
  "attention, logits and ranks of %s are those of PyTorch",
  async (name, wanted) => {
    const folder = join(reference, "checkpoints", name);
    const config = await readConfig(folder);
    const weights = await readWeights(config);
    const encoder = await ImageFeatures.open(config, weights, {});
    const processor = await readImageProcessor(config.imageProcessorFolder);
    const pixels = pixelValues(await decodeImage(join(reference, "images", image)), processor);
    const tokenizer = await openTokenizer(folder);
    const { imageToken: imageTokenId, imageTokens } = config;
    const { ids } = encodePrompt({
      text: prompt,
      tokenizer,
      imageToken: "<image>",
      imageTokenId,
      imageTokens,
    });
    const generator = await Generator.open(
      { config, weights, ...(await readGenerationConfig(folder)) },
      { smoothing: "readings", traceWords: true, traceAttention: true },
    );
    const traces = Object.entries(wanted);
    const [rows] = await generator.generate({
      ids: [ids],
      features: await encoder.encode([pixels]),
      methods: traces.map(([, { method }]) => method),
      maxNewTokens,
      traceWords: words,
    });
    await generator.close();
    await encoder.close();
    for (const [place, [setting, expected]] of traces.entries()) {
      const { ids: found, trace } = rows?.[place] ?? {};
      expect(found, setting).toEqual(expected.ids);
      expect(trace?.layers, setting).toEqual(expected.layers);
      expect(trace?.words?.ids, setting).toEqual(words);
      expect(trace?.words?.ranks, setting).toEqual(expected.wordRanks);
      expect(
        largestDistance(trace?.words?.logits, expected.wordLogits),
        `${setting}: word logits`,
      ).toBeLessThanOrEqual(1e-3);
      expect(
        largestDistance(trace?.attention?.columnSums, expected.columnSums),
        `${setting}: column sums`,
      ).toBeLessThanOrEqual(1e-5);
      expect(
        largestDistance(trace?.attention?.itself, expected.itself),
        `${setting}: itself`,
      ).toBeLessThanOrEqual(1e-5);
      expect(
        largestDistance(trace?.attention?.image, expected.image),
        `${setting}: image`,
      ).toBeLessThanOrEqual(1e-5);
    }
  },
);

test("a row's trace stays the same when rows beside it have ended and left", async () => {
  const [name = ""] = Object.keys(checkpoints);
  const config = await readConfig(join(reference, "checkpoints", name));
  const weights = await readWeights(config);
  const features = Float32Array.from({ length: config.imageTokens * config.text.hidden_size }, (_, i) =>
    Math.sin(i),
  );
  const ids = [1, ...new Array<number>(config.imageTokens).fill(config.imageToken), 5, 6];
  const methods = [0.9, 0.5, 0.1].map((lambdaRef) =>
    Method.parse({ method: "kvsmooth", lambdaRef, layers: [1, 5] }),
  );
  const decode = async (endIds: readonly number[], settings: readonly Method[]) => {
    const generator = await Generator.open(
      { config, weights, endIds },
      { traceWords: true, traceAttention: true },
    );
    const batch = { ids: [ids], features, methods: settings, maxNewTokens: 70, traceWords: words };
    const [rows = []] = await generator.generate(batch);
    await generator.close();
    return rows;
  };
  const free = await decode([-1], methods);
  // Ends some rows within the first page, where it can be told from the others.
  const end = free[1]?.ids.find((id, step) => step < 30 && !free[0]?.ids.includes(id));
  if (end === undefined) throw new Error("no token ends one row alone");
  const [first, second] = await decode([end], methods);
  expect(second?.finishReason).toBe("eos");
  expect(first).toEqual(free[0]);
  expect([first]).toEqual(await decode([end], methods.slice(0, 1)));
});
