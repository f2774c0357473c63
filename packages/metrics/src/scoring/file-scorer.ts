import type { Counts } from "../benchmark.ts";

/** A setting of a scorer, given as text, such as `frontEnd: "pattern"`. */
export interface ScorerOption {
  readonly summary: string;
  /** The values it may have; absent where it is free text, such as a path. */
  readonly values?: readonly string[];
  /** Its value where none is given; absent where the scorer then does without. */
  readonly default?: string;
}

/** The files that a scorer reads and writes, and its settings. */
export interface ScoreInput {
  /** Path of the captions, or of whatever the benchmark's answers are. */
  readonly captions: string;
  readonly groundTruth?: string | undefined;
  /** Path of the ids to score, and no others. */
  readonly imageList?: string | undefined;
  /** Path to write to: one JSON object a caption, a line each. */
  readonly perCaption?: string | undefined;
  /** By the names of `FileScorer.options`; `scoreFile` refuses unknown ones and adds the defaults. */
  readonly options?: Readonly<Record<string, string>> | undefined;
}

/** Captions or images left out of the score, counted rather than lost in silence. */
export interface Exclusion {
  /** Why, such as "the caption's image has no ground truth". */
  readonly reason: string;
  readonly count: number;
  /** Ids of the first few. */
  readonly examples: readonly string[];
}

/** A scored file. */
export interface ScoreReport {
  readonly benchmark: string;
  /** The scorer's; rises whenever a count or a metric could change. */
  readonly version: number;
  /** Captions that were scored. */
  readonly n: number;
  /** Unrounded; ratios in 0..1; null where there is nothing to divide by. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Digit by digit what the official code prints; null where it stops or prints nothing. */
  readonly printed: Readonly<Record<string, string | null>>;
  /** Summed over captions; the metrics derive from them. */
  readonly counts: Counts;
  /** Every option in use, and a hash of every file that was read, so that unlike rows are never compared. */
  readonly settings: Readonly<Record<string, string | number | boolean | null>>;
  readonly exclusions: readonly Exclusion[];
}

/** Scores a file of captions by one benchmark. */
export interface FileScorer {
  readonly name: string;
  /** Rises whenever a count or a metric could change. */
  readonly version: number;
  readonly summary: string;
  readonly options: Readonly<Record<string, ScorerOption>>;
  /** Rejects with a MetricsError that names the file, the line and what to do. */
  readonly score: (input: ScoreInput) => Promise<ScoreReport>;
}
