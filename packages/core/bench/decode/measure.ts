import type { BenchModel, Size } from "./bench-model.ts";

/** What every measurement is told. */
export interface Bench {
  readonly size: Size;
  readonly model: BenchModel;
  readonly rounds: number;
  readonly tokens: number;
  readonly threads: number;
  /** The Python that has transformers. */
  readonly python: string | undefined;
}

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** "×" for a ratio. */
  readonly unit: string;
  readonly note?: string;
}

export type Measurement = (bench: Bench) => Promise<Figure[]>;
