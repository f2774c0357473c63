/** How intervals are drawn. The same settings give the same numbers on every machine. */
export interface BootstrapSettings {
  /** Share of the resampled values that an interval holds, 0..1. Usually 0.95. */
  readonly confidence: number;
  /** How often the images are drawn anew. Usually 10,000. */
  readonly resamples: number;
  readonly seed: number;
}

/** What `computeResults` and `verdicts` are given: the seed, and what differs from 95 % and 10,000 resamples. */
export type BootstrapOptions = Pick<BootstrapSettings, "seed"> & Partial<BootstrapSettings>;

/** Fills in 95 % and 10,000 resamples. */
export function bootstrapSettings(options: BootstrapOptions): BootstrapSettings {
  return { confidence: 0.95, resamples: 10_000, ...options };
}
