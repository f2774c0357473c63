import type { PreparedSweep } from "./prepare-sweep.ts";

/** What a CPU core or two does on matrix products, in floating-point operations a second; nothing more than a guess. */
const guessedFlops = 3e10;

/** Seconds that so many captions may take, from the models' sizes alone: two operations a parameter and a token. */
export function roughSeconds({ models, file }: PreparedSweep, captions: number): number {
  const parameters = models.reduce((sum, model) => sum + model.parameters, 0) / models.length;
  return (captions * file.decoding.maxNewTokens * 2 * parameters) / guessedFlops;
}
