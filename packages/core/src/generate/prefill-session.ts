import { availableParallelism } from "node:os";
import type { SessionOptions } from "./session.ts";

/**
 * onnxruntime's product of unpacked weights divides its outputs among threads, in blocks of 16, and a share of 64 or less
 * is summed in another order than a wider one.
 */
const leastShare = 80;
/** Models with a narrower product are small: packing their weights twice costs little memory. */
const leastWidth = 1024;

/** Whether such a graph keeps a packed copy of its weights. */
export const packsPrefill = (narrowestProduct: number) => narrowestProduct < leastWidth;

/**
 * How a graph for many rows at once is compiled, whose narrowest product has so many outputs: without a packed copy of
 * the weights where that leaves its numbers the same for every thread count.
 */
export function prefillSession<Options extends SessionOptions>(
  options: Options,
  narrowestProduct: number,
): Options & SessionOptions {
  if (packsPrefill(narrowestProduct)) return options;
  const most = Math.floor(narrowestProduct / leastShare);
  return { ...options, prepacks: false, threads: Math.min(options.threads ?? availableParallelism(), most) };
}
