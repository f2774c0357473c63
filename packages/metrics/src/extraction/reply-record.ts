import { z } from "zod";

const Count = z.int().nonnegative();

/** A reply that was paid for, as it is stored: a line of JSON. */
export const ReplyRecord = z.object({
  /** What was asked; equal questions have equal keys. */
  key: z.string().min(1),
  /** The model that was asked for. */
  model: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** SHA-256 of the prompt's template. */
  prompt: z.string(),
  /** ISO 8601. */
  time: z.string(),
  content: z.string().nullable(),
  /** The model that the server says it was. */
  servedBy: z.string().nullable(),
  finishReason: z.string().nullable(),
  usage: z.object({ input: Count, output: Count, total: Count }).nullable(),
});

/** A reply that was paid for, as it is stored. */
export type ReplyRecord = z.infer<typeof ReplyRecord>;
