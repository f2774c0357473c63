import { z } from "zod";
import { MethodError } from "../errors.ts";

/** Hugging Face's repetition_penalty, as it is asked for. */
export const PenaltyOptions = z.object({
  repetitionPenalty: z
    .number()
    .gt(0)
    .optional()
    .describe("Hugging Face's repetition_penalty; 1 is none (default: the model's generation_config.json)."),
  penaltyScope: z
    .enum(["prompt", "generated"])
    .optional()
    .describe("What counts as repeated: all tokens before, or the caption's own (default prompt)."),
});
export type PenaltyOptions = Readonly<z.infer<typeof PenaltyOptions>>;

/** As a graph takes it. */
export interface RepetitionPenalty {
  readonly factor: number;
  readonly countsPrompt: boolean;
}

/** The penalty of a batch, undefined where it changes nothing. Throws MethodError. */
export function repetitionPenalty(
  { repetitionPenalty, penaltyScope = "prompt" }: PenaltyOptions,
  modelsOwn: number,
): RepetitionPenalty | undefined {
  const factor = repetitionPenalty ?? modelsOwn;
  if (factor === 1) return undefined;
  if (factor > 0 && Number.isFinite(factor)) return { factor, countsPrompt: penaltyScope === "prompt" };
  throw new MethodError(
    `Cannot decode with repetition penalty ${factor}: it must be above 0`,
    "Use 1 for none, or a little more, such as 1.1.",
  );
}
