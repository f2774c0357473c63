import type { Decode } from "@kvsweep/sweep";
import type { ModelChild } from "./child/model-child.ts";

/** Decodes batches in a model child. */
export function decodeInChild(child: ModelChild): Decode {
  return async ({ model, samples, methods, maxNewTokens }) => {
    const { samples: replies, seconds } = await child.caption({
      model,
      samples: samples.map(({ image, question }) => ({ image, prompt: { question } })),
      methods: [...methods],
      maxNewTokens,
      traceTopK: 0,
    });
    const captions = replies.map((reply) =>
      Array.isArray(reply)
        ? reply
        : methods.map(() => ({ error: { name: reply.name, message: reply.message } })),
    );
    return { captions, seconds };
  };
}
