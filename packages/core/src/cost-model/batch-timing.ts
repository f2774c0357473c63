import { z } from "zod";

/** What a batch was, and how long onnxruntime worked on it. */
export const BatchTiming = z.object({
  images: z.int().min(1),
  /** Rows of each image. */
  configurations: z.int().min(1),
  /** Of each image. */
  promptTokens: z.int().min(1),
  maxNewTokens: z.int().min(1),
  /** Tokens of the longest row. */
  steps: z.int().min(1),
  /** Tokens of all rows together. */
  tokens: z.int().min(1),
  encodeSeconds: z.number().min(0),
  prefillSeconds: z.number().min(0),
  decodeSeconds: z.number().min(0),
});
export type BatchTiming = Readonly<z.infer<typeof BatchTiming>>;
