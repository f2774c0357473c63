/** One item of a benchmark. */
export interface Sample {
  /** Unique within the benchmark; digits or words, never empty. */
  readonly id: string;
  /** Absolute path of the image file. */
  readonly image: string;
  /** The user's question; the model's template wraps it. */
  readonly question: string;
}

/** A caption as the scorer sees it. */
export interface Caption {
  readonly text: string;
  /** Generated tokens, the end token included. */
  readonly tokens: number;
}

/** Additive counts of one caption. Sums of them are all that a metric sees, so intervals need no caption text. */
export type Counts = Readonly<Record<string, number>>;

/** An object that a caption names. */
export interface Mention {
  /** As the caption has it, such as "puppies". */
  readonly word: string;
  /** What it counts as, such as "dog". */
  readonly class: string;
  /** 0-based UTF-16 code units of the caption, the end exclusive; null where the benchmark does not say. */
  readonly start: number | null;
  readonly end: number | null;
  /** Whether the image lacks the class. */
  readonly hallucinated: boolean;
}

export interface Metric {
  /** As papers print it, such as "CHAIR_S". */
  readonly title: string;
  readonly unit: "%" | "tokens";
  readonly better: "lower" | "higher" | "neither";
  /** From counts summed over captions to a number: a ratio in 0..1 for "%"; NaN where there is nothing to divide by. */
  readonly value: (sum: Counts) => number;
}

/** A benchmark's files, read and checked. */
export interface BenchmarkData {
  readonly samples: readonly Sample[];
  /** SHA-256 over everything that is read: images, annotations, lexicon. */
  readonly fingerprint: string;
  /** Counts one caption of one sample; pure. Throws BenchmarkDataError for an unknown sample. */
  readonly count: (sampleId: string, caption: Caption) => Counts;
  /** The objects that one caption names, in its order; pure, throws as `count`. Absent where a benchmark judges no objects. */
  readonly mentions?: (sampleId: string, caption: Caption) => readonly Mention[];
}

/** How captions of one data set become numbers. */
export interface Benchmark {
  readonly name: string;
  /** Rises whenever a stored count or metric could change. */
  readonly version: number;
  readonly summary: string;
  readonly metrics: Readonly<Record<string, Metric>>;
  /** The metrics that decide which setting is best, the first first. */
  readonly headline: readonly string[];
  /** Throws BenchmarkDataError where a file is missing or not what it should be. */
  readonly load: (folder: string) => Promise<BenchmarkData>;
}
