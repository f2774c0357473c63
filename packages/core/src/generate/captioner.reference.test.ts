import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { checkpoints, reference } from "../testing/paths.ts";
import {
  largestDistance,
  type ReferenceCaption,
  readReferenceCaptions,
} from "../testing/reference-captions.ts";
import { type Caption, Captioner } from "./captioner.ts";

describe.each(checkpoints)("the captions of %s equal those of PyTorch", (checkpoint) => {
  const expected = readReferenceCaptions(checkpoint);
  let captioner: Captioner;
  beforeAll(async () => {
    captioner = await Captioner.open(join(reference, "checkpoints", checkpoint));
  });
  afterAll(() => captioner.close());

  test.each(Object.entries(expected.images))(
    "on %s, every supported setting in one batch",
    async (image, { inputIds, methods }) => {
      const settings = Object.entries(methods).flatMap(([name, wanted]) => {
        const method = Method.safeParse(wanted.method);
        return method.success ? [{ name, wanted, method: method.data }] : [];
      });
      const left = Object.keys(methods).filter((name) => !settings.some((setting) => setting.name === name));
      expect(left).toEqual([]);
      const [captions] = await captioner.caption({
        samples: [{ image: join(reference, "images", image), prompt: { text: expected.prompt } }],
        methods: settings.map(({ method }) => method),
        maxNewTokens: expected.maxNewTokens,
        traceTopK: 5,
      });
      if (!captions || captions instanceof Error) throw captions ?? new Error("no captions");
      for (const [index, { name, wanted }] of settings.entries()) {
        const caption = captions[index];
        expect(caption, name).toBeDefined();
        if (caption) expectEqual(caption, { ...wanted, inputIds }, name);
      }
    },
  );
});

type Wanted = ReferenceCaption & { inputIds: number[] };

function expectEqual(caption: Caption, wanted: Wanted, name: string): void {
  expect(caption.inputIds, name).toEqual(wanted.inputIds);
  expect(caption.ids, name).toEqual(wanted.ids);
  expect(caption.text, name).toBe(wanted.text);
  const { trace } = caption;
  expect(trace?.layers, name).toEqual(wanted.layers);
  expect(largestDistance(trace?.z, wanted.z), `${name}: z`).toBeLessThanOrEqual(1e-4);
  expect(largestDistance(trace?.lambdaHat, wanted.lambdaHat), `${name}: lambdaHat`).toBeLessThanOrEqual(1e-6);
  expect(largestDistance(trace?.lambda, wanted.lambda), `${name}: lambda`).toBeLessThanOrEqual(1e-6);
  expect(
    trace?.topIds.map(([first]) => first),
    name,
  ).toEqual(wanted.topIds.map(([first]) => first));
  expect(largestDistance(trace?.topLogits, wanted.topLogits), `${name}: topLogits`).toBeLessThanOrEqual(1e-3);
}
