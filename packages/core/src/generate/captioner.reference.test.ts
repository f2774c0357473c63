import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Method } from "../methods/method.ts";
import { expectMatrixNear } from "../testing/expect-matrix-near.ts";
import { checkpoints, reference } from "../testing/paths.ts";
import { type Caption, Captioner } from "./captioner.ts";

const Numbers = z.array(z.array(z.number()));
const Expected = z.object({
  prompt: z.string(),
  maxNewTokens: z.number(),
  images: z.record(
    z.string(),
    z.object({
      inputIds: z.array(z.number()),
      methods: z.record(
        z.string(),
        z.object({
          method: z.record(z.string(), z.unknown()),
          ids: z.array(z.number()),
          text: z.string(),
          layers: z.array(z.number()),
          z: Numbers,
          lambdaHat: Numbers.nullable(),
          lambda: Numbers.nullable(),
          topIds: Numbers,
          topLogits: Numbers,
        }),
      ),
    }),
  ),
});

describe.each(checkpoints)("the captions of %s equal those of PyTorch", (checkpoint) => {
  const file = join(reference, "expected", `${checkpoint}.json`);
  const expected = Expected.parse(JSON.parse(readFileSync(file, "utf8")));
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

type Wanted = z.infer<typeof Expected>["images"][string]["methods"][string] & { inputIds: number[] };

function expectEqual(caption: Caption, wanted: Wanted, name: string): void {
  expect(caption.inputIds, name).toEqual(wanted.inputIds);
  expect(caption.ids, name).toEqual(wanted.ids);
  expect(caption.text, name).toBe(wanted.text);
  const { trace } = caption;
  expect(trace?.layers, name).toEqual(wanted.layers);
  expectMatrixNear(trace?.z, wanted.z, 1e-4, `${name}: z`);
  expectMatrixNear(trace?.lambdaHat, wanted.lambdaHat, 1e-6, `${name}: lambdaHat`);
  expectMatrixNear(trace?.lambda, wanted.lambda, 1e-6, `${name}: lambda`);
  expect(
    trace?.topIds.map(([first]) => first),
    name,
  ).toEqual(wanted.topIds.map(([first]) => first));
  expectMatrixNear(trace?.topLogits, wanted.topLogits, 1e-3, `${name}: topLogits`);
}
