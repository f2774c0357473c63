import type { Method } from "../methods/method.ts";
import { smoothedLayers } from "../methods/smoothed-layers.ts";
import type { GeneratedRow, RowTrace } from "./generated-row.ts";
import type { StepRecord } from "./read-steps.ts";

export interface RowLimits {
  readonly endIds: readonly number[];
  readonly maxNewTokens: number;
}

/** One row of a batch as it grows, step by step, to its end. */
export class RowLog {
  readonly method: Method;
  readonly #limits: RowLimits;
  readonly #steps: StepRecord[] = [];

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

  /** Takes steps in order; what comes after the row's end is left. */
  push(steps: readonly StepRecord[]): void {
    for (const step of steps) {
      if (this.isFinished) return;
      this.#steps.push(step);
    }
  }

  /** The row as it is; `layers` is how many the model has. */
  row(layers: number): GeneratedRow {
    const trace = this.#trace(layers);
    return {
      ids: this.#steps.map(({ token }) => token),
      finishReason: this.#hasEnded ? "eos" : "length",
      ...(trace && { trace }),
    };
  }

  #trace(layerCount: number): RowTrace | undefined {
    const top = this.#steps.flatMap((step) => step.top ?? []);
    if (top.length < this.#steps.length) return undefined;
    const isGreedy = this.method.method === "greedy";
    const layers = isGreedy ? [...Array(layerCount).keys()] : smoothedLayers(this.method, layerCount);
    const measured = this.#steps.flatMap(({ smoothing }) => smoothing ?? []);
    const reported = (values: readonly number[]) => layers.map((layer) => values[layer] ?? Number.NaN);
    return {
      layers,
      z: measured.map(({ z }) => reported(z)),
      lambdaHat: isGreedy ? null : measured.map(({ lambdaHat }) => reported(lambdaHat)),
      lambda: isGreedy ? null : measured.map(({ lambda }) => reported(lambda)),
      topIds: top.map(({ ids }) => ids),
      topLogits: top.map(({ logits }) => logits),
    };
  }
}
