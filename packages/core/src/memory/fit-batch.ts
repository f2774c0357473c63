import { MemoryError } from "../errors.ts";
import { byPrompt } from "../generate/by-prompt.ts";
import type { Method } from "../methods/method.ts";
import { formatBytes } from "./byte-text.ts";
import type { PeakMemory } from "./peak-memory.ts";
import { type BatchWidth, widestBatch } from "./widest-batch.ts";

export interface BatchToFit {
  /** What messages call the model. */
  readonly model: string;
  readonly peak: PeakMemory;
  readonly images: number;
  readonly methods: readonly Method[];
  /** Of the longest prompt. */
  readonly promptTokens: number;
  readonly maxNewTokens: number;
  /** Kinds of graphs that are open then. */
  readonly generators: number;
}

/** A width, and what a process of that width takes at its peak. */
export interface FittedBatch {
  readonly width: BatchWidth;
  readonly bytes: number;
}

/** The widest batch within the budget, in bytes; all at once without one. Throws MemoryError where no caption fits. */
export function fitBatch(batch: BatchToFit, budget: number | undefined): FittedBatch {
  const { images, methods, model } = batch;
  const bytes = (width: BatchWidth) => peakBytes(batch, width);
  const most = { images, configurations: methods.length };
  if (budget === undefined) return { width: most, bytes: bytes(most) };
  const width = widestBatch(most, budget, bytes);
  if (width) return { width, bytes: bytes(width) };
  const needed = bytes({ images: 1, configurations: 1 });
  const least = formatBytes(needed);
  const isOpening = !batch.peak.keepsPacked && needed === batch.peak.opening(batch.generators);
  throw new MemoryError(
    `Cannot decode "${model}" within ${formatBytes(budget)}: one caption at a time needs about ${least}`,
    `Allow at least ${least}, ${isOpening ? packedInstead : "ask for fewer new tokens"}, or take a smaller model.`,
  );
}

/** Where opening the model is what takes most. */
const packedInstead = "keep its packed weights (--keep-packed; float32 on the CPU), which takes less";

/** Methods that smooth the prompt are decoded apart from the others, after them. */
function peakBytes(batch: BatchToFit, { images, configurations }: BatchWidth): number {
  const { peak, promptTokens, maxNewTokens, generators } = batch;
  const groups = byPrompt(batch.methods).map(({ methods, ownPrompts }) => {
    const width = { images, configurations: Math.min(configurations, methods.length) };
    return peak.of({ ...width, promptTokens, maxNewTokens, ownPrompts }, generators);
  });
  return Math.max(peak.opening(generators), ...groups);
}
