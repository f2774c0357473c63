import { z } from "zod";

/** What to trace of every caption, besides entropies and weights. */
export const TraceRequest = z.strictObject({
  topK: z
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe("How many of each step's largest logits to keep (default 5)."),
  words: z
    .array(z.string().min(1))
    .max(10_000)
    .default([])
    .describe("Words whose logits and ranks to keep, each by its first token."),
  attention: z
    .boolean()
    .default(false)
    .describe("Whether to keep what attention gives to the image and to the generated tokens."),
});
export type TraceRequest = z.output<typeof TraceRequest>;
