import type { Method } from "../methods/method.ts";
import { smoothedLayers } from "../methods/smoothed-layers.ts";
import type { AttentionTrace, GeneratedRow, RowTrace, WordTrace } from "./generated-row.ts";
import type { StepRecord } from "./read-steps.ts";

export interface RowLimits {
  readonly endIds: readonly number[];
  readonly maxNewTokens: number;
}

/** What a row's trace reports. */
export interface Traced {
  /** How many the model has. */
  readonly layers: number;
  /** Tokens whose logits and ranks each step gave, where it did. */
  readonly words: readonly number[] | undefined;
  readonly hasAttention: boolean;
}

/** One row of a batch as it grows, step by step, to its end. */
export class RowLog {
  readonly method: Method;
  readonly #limits: RowLimits;
  readonly #steps: StepRecord[] = [];
  #columnSums: readonly Float32Array[] = [];

  constructor(method: Method, limits: RowLimits) {
    this.method = method;
    this.#limits = limits;
  }

  get isFinished(): boolean {
    return this.#hasEnded || this.#steps.length >= this.#limits.maxNewTokens;
  }

  /** Tokens so far. */
  get length(): number {
    return this.#steps.length;
  }

  get #hasEnded(): boolean {
    const last = this.#steps.at(-1);
    return last !== undefined && this.#limits.endIds.includes(last.token);
  }

  /** The token that the next step is fed. */
  get lastToken(): number {
    return this.#steps.at(-1)?.token ?? 0;
  }

  /**
   * Takes steps in order; what comes after the row's end is left. `columnSums` is what the attention gave to each position
   * after them, [layer][position].
   */
  push(steps: readonly StepRecord[], columnSums: readonly Float32Array[] = []): void {
    this.#columnSums = columnSums;
    for (const step of steps) {
      if (this.isFinished) return;
      this.#steps.push(step);
    }
  }

  /** The row as it is. */
  row(traced?: Traced): GeneratedRow {
    return {
      ids: this.#steps.map(({ token }) => token),
      finishReason: this.#hasEnded ? "eos" : "length",
      ...(traced && { trace: this.#trace(traced) }),
    };
  }

  #trace({ layers: layerCount, words, hasAttention }: Traced): RowTrace {
    const isGreedy = this.method.method === "greedy";
    const layers = isGreedy ? [...Array(layerCount).keys()] : smoothedLayers(this.method, layerCount);
    const reported = (values: readonly number[]) => layers.map((layer) => values[layer] ?? Number.NaN);
    const top = this.#steps.flatMap((step) => step.top ?? []);
    const measured = this.#steps.flatMap(({ smoothing }) => smoothing ?? []);
    return {
      layers,
      z: measured.map(({ z }) => reported(z)),
      lambdaHat: isGreedy ? null : measured.map(({ lambdaHat }) => reported(lambdaHat)),
      lambda: isGreedy ? null : measured.map(({ lambda }) => reported(lambda)),
      topIds: top.map(({ ids }) => ids),
      topLogits: top.map(({ logits }) => logits),
      ...(words && { words: this.#words(words) }),
      ...(hasAttention && { attention: this.#attention(layers) }),
    };
  }

  #words(ids: readonly number[]): WordTrace {
    const steps = this.#steps.flatMap(({ words }) => words ?? []);
    return { ids, logits: steps.map(({ logits }) => logits), ranks: steps.map(({ ranks }) => ranks) };
  }

  #attention(layers: readonly number[]): AttentionTrace {
    const steps = this.#steps.flatMap(({ attention }) => attention ?? []);
    const reported = (values: readonly number[]) => layers.map((layer) => values[layer] ?? Number.NaN);
    return {
      columnSums: steps.map((_, position) =>
        layers.map((layer) => this.#columnSums[layer]?.[position] ?? Number.NaN),
      ),
      itself: steps.map(({ itself }) => reported(itself)),
      image: steps.map(({ image }) => reported(image)),
    };
  }
}
