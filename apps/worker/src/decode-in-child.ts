import type { Decode } from "@kvsweep/sweep";
import type { ModelChild } from "./child/model-child.ts";

/** Decodes batches in a model child. Rejects with the signal's reason where it is aborted before the batch's turn. */
export function decodeInChild(child: ModelChild): Decode {
  return async ({ samples, methods, traces, ...limits }, { signal }) => {
    const request = {
      samples: samples.map(({ image, question }) => ({ image, prompt: { question } })),
      methods: [...methods],
      ...limits,
      trace: traces,
    };
    const { samples: replies, seconds, timings } = await child.caption(request, signal);
    const captions = replies.map((reply) =>
      Array.isArray(reply)
        ? reply
        : methods.map(() => ({ error: { name: reply.name, message: reply.message } })),
    );
    return { captions, seconds, timings };
  };
}
