import type { FileScorer, ScoreInput, ScoreReport } from "./file-scorer.ts";
import { resolveOptions } from "./resolve-options.ts";
import { scorerNamed } from "./scorers.ts";

/** What to score, and by which benchmark. */
export interface ScoreFileInput extends ScoreInput {
  readonly benchmark: string;
}

/**
 * Scores a file of captions: `scoreFile({ benchmark: "chair", captions, groundTruth, options: { frontEnd: "pattern" } })`.
 * Throws a MetricsError that names the file, the line and what to do.
 */
export async function scoreFile({ benchmark, ...input }: ScoreFileInput): Promise<ScoreReport> {
  const scorer: FileScorer = scorerNamed(benchmark);
  return scorer.score({ ...input, options: resolveOptions(scorer, input.options ?? {}) });
}
