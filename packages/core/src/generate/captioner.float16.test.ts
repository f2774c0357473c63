import { join } from "node:path";
import { expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { checkpoints, reference } from "../testing/paths.ts";
import { largestDistance, readReferenceCaptions } from "../testing/reference-captions.ts";
import { Captioner } from "./captioner.ts";

/**
 * How many of 84 captions stay as they are, and how far the first token's logits move at most. Numbers of 16 bits lose
 * nothing or little; those of F32 checkpoints are rounded, which no computation makes good again.
 */
const measured: Record<(typeof checkpoints)[number], { equal: number; logits: number }> = {
  "llava-classic": { equal: 73, logits: 0.03 }, // F32
  "llava-gqa-sharded": { equal: 84, logits: 1e-3 }, // BF16
  "llava-fp16-tied": { equal: 84, logits: 1e-3 }, // F16
  "llava-liuhaotian": { equal: 73, logits: 0.03 }, // F32
};

test.each(checkpoints)("%s captions in float16 as closely as its weights allow", async (checkpoint) => {
  const { prompt, maxNewTokens, images } = readReferenceCaptions(checkpoint);
  const captioner = await Captioner.open(join(reference, "checkpoints", checkpoint), { dtype: "float16" });
  let equal = 0;
  let logits = 0;
  for (const [image, { methods }] of Object.entries(images)) {
    const wanted = Object.values(methods);
    const [captions] = await captioner.caption({
      samples: [{ image: join(reference, "images", image), prompt: { text: prompt } }],
      methods: wanted.map(({ method }) => Method.parse(method)),
      maxNewTokens,
      traceTopK: 5,
    });
    if (!captions || captions instanceof Error) throw captions ?? new Error("no captions");
    for (const [place, caption] of captions.entries()) {
      if (caption.ids.join() === wanted[place]?.ids.join()) equal += 1;
      const first = largestDistance(
        caption.trace?.topLogits.slice(0, 1),
        wanted[place]?.topLogits.slice(0, 1),
      );
      logits = Math.max(logits, first);
    }
  }
  await captioner.close();
  expect(equal).toBeGreaterThanOrEqual(measured[checkpoint].equal);
  expect(logits).toBeLessThanOrEqual(measured[checkpoint].logits);
});
