import type { BatchTiming } from "../cost-model/batch-timing.ts";
import type { GeneratedRow } from "./generated-row.ts";

/** Wall time in onnxruntime, by what it was spent on. */
export type SpentSeconds = Pick<BatchTiming, "encodeSeconds" | "prefillSeconds" | "decodeSeconds">;

export interface TimedBatch {
  /** `[image][configuration]` */
  readonly rows: readonly (readonly GeneratedRow[])[];
  readonly promptTokens: number;
  readonly maxNewTokens: number;
  readonly before: SpentSeconds;
  readonly after: SpentSeconds;
}

/** What a batch was and took; undefined where it had no rows. */
export function batchTiming({ rows, before, after, ...batch }: TimedBatch): BatchTiming | undefined {
  const lengths = rows.flat().map(({ ids }) => ids.length);
  if (lengths.length === 0) return undefined;
  return {
    ...batch,
    images: rows.length,
    configurations: lengths.length / rows.length,
    steps: Math.max(...lengths),
    tokens: lengths.reduce((sum, length) => sum + length, 0),
    encodeSeconds: after.encodeSeconds - before.encodeSeconds,
    prefillSeconds: after.prefillSeconds - before.prefillSeconds,
    decodeSeconds: after.decodeSeconds - before.decodeSeconds,
  };
}
