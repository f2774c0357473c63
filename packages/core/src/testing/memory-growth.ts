import { fork } from "node:child_process";
import { type Fit, leastSquares } from "./least-squares.ts";

/** Bytes of resident memory after so many captions. */
export interface MemorySample {
  readonly captions: number;
  readonly bytes: number;
}

export interface MemoryGrowth extends Fit {
  readonly samples: readonly MemorySample[];
}

/**
 * Captions in a process of its own, whose memory nothing else is in; how resident memory grows, in bytes a caption.
 * What comes before `settled` captions fills caches and pools, and is left out.
 */
export async function memoryGrowth(model: string, captions: number, settled: number): Promise<MemoryGrowth> {
  const child = fork(new URL("caption-many.ts", import.meta.url), [model, String(captions)], {
    execArgv: ["--expose-gc", "--import", "tsx"],
    stdio: "inherit",
  });
  const samples: MemorySample[] = [];
  child.on("message", (sample: MemorySample) => samples.push(sample));
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`The child ended with code ${code}`);
  const kept = samples.filter((sample) => sample.captions >= settled);
  return { samples, ...leastSquares(kept.map((sample) => [sample.captions, sample.bytes])) };
}
