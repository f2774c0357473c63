import { type KvSmooth, KvSmooth as KvSmoothSchema, type Method } from "./method.ts";

/** Inputs of the graph that serves every reading, as flat arrays [S, C]. */
export interface ReadingParameters {
  readonly rowQueueLength: BigInt64Array;
  readonly leastDivisor: BigInt64Array;
  readonly seeded: BigInt64Array;
  readonly firstStep: Float32Array;
  /** Booleans, as 0 and 1. */
  readonly isNormalised: Uint8Array;
  readonly isUnrotated: Uint8Array;
  readonly isRaw: Uint8Array;
  readonly seesSmoothed: Uint8Array;
}

/** Greedy is any reading with λ = 0 in every layer; a queue of one is enough for it. */
const still: KvSmooth = KvSmoothSchema.parse({ method: "kvsmooth", M: 1 });

/** Lays out the readings of a batch's rows, in their order; prompts have `promptLength` positions. */
export function readingParameters(methods: readonly Method[], promptLength: number): ReadingParameters {
  const rows = methods.map((method) => (method.method === "kvsmooth" ? method : still));
  const integers = (of: (method: KvSmooth) => number) => BigInt64Array.from(rows, (each) => BigInt(of(each)));
  const flags = (of: (method: KvSmooth) => boolean) => Uint8Array.from(rows, (each) => Number(of(each)));
  return {
    rowQueueLength: integers(({ M }) => M),
    leastDivisor: integers(({ M, rankDenominator }) => (rankDenominator === "M" ? M : 1)),
    seeded: integers(({ M, queueSeed }) => (queueSeed === "prompt" ? Math.min(M, promptLength) : 0)),
    firstStep: Float32Array.from(rows, ({ firstStep }) => (firstStep === "skip" ? 0 : 1)),
    isNormalised: flags(({ entropyNormalised }) => entropyNormalised),
    isUnrotated: flags(({ rope }) => rope === "pre"),
    isRaw: flags(({ predecessor }) => predecessor === "raw"),
    seesSmoothed: flags(({ attend }) => attend === "smoothed"),
  };
}
