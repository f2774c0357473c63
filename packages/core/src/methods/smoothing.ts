import { type KvSmooth, KvSmooth as KvSmoothSchema, type Method } from "./method.ts";

/**
 * What a graph can do to a row. "cache" smooths keys and values; "output" the attention output as well; "readings" serves
 * every option, which costs more; "none" leaves the method out, to measure what smoothing costs.
 */
export type Smoothing = "none" | "cache" | "output" | "readings";

const defaults = KvSmoothSchema.parse({ method: "kvsmooth" });

/** Options that only the graph with every reading serves. A closed layer range is no matter of the graph. */
const readings = [
  "rope",
  "rankDenominator",
  "predecessor",
  "firstStep",
  "attend",
  "queueSeed",
  "entropyNormalised",
] as const satisfies readonly (keyof KvSmooth)[];

/** The leanest graph that serves all methods; a row's numbers are the same bits in each that serves it. */
export function requiredSmoothing(methods: readonly Method[]): Smoothing {
  const smoothed = methods.filter((method) => method.method === "kvsmooth");
  if (smoothed.some((method) => readings.some((option) => method[option] !== defaults[option])))
    return "readings";
  return smoothed.some(({ target }) => target === "o") ? "output" : "cache";
}
