import type { Method } from "@kvsweep/core/methods";
import type { Sequence } from "./sequence.ts";

/** A model folder as the planner needs it. */
export interface PlannedModel {
  /** What tables call it; unique within a sweep. */
  readonly name: string;
  readonly folder: string;
  /** SHA-256 over the files that can change a caption. */
  readonly fingerprint: string;
  readonly layerCount: number;
}

/** A benchmark's data as the planner needs it. */
export interface PlannedBenchmark {
  readonly name: string;
  readonly fingerprint: string;
  /** In the benchmark's order. */
  readonly sampleIds: readonly string[];
}

/** One point of the grid with its identity. */
export interface PlannedCell {
  /** Place in the grid, from 0. */
  readonly ordinal: number;
  readonly id: string;
  /** Everything that was hashed into `id`. */
  readonly identity: Record<string, unknown>;
  readonly label: string;
  readonly model: string;
  readonly benchmark: string;
  readonly method: Method;
  readonly maxNewTokens: number;
}

/** The samples that a sweep takes of one benchmark, in the benchmark's order. */
export interface PlannedSamples {
  readonly benchmark: string;
  readonly sampleIds: readonly string[];
}

/** What a worker claims: cells of one model and benchmark that decode together, and consecutive samples. */
export interface PlannedUnit {
  readonly id: string;
  readonly ordinal: number;
  /** Where it waits for a worker that has its model and engine. */
  readonly queue: string;
  readonly model: string;
  readonly benchmark: string;
  readonly cellIds: readonly string[];
  readonly sampleIds: readonly string[];
}

/** A sweep worked out: the same file, data and engine always give the same plan, however often it is walked. */
export interface SweepPlan {
  readonly id: string;
  readonly name: string;
  /** The sweep file as it was written. */
  readonly source: string;
  readonly cells: Sequence<PlannedCell>;
  readonly samples: readonly PlannedSamples[];
  readonly units: Sequence<PlannedUnit>;
}
