import { type KvSmooth, KvSmooth as KvSmoothSchema, type Method } from "./method.ts";

/**
 * What a graph can do to a row. "cache" smooths keys and values; "output" the attention output as well; "readings" serves
 * every option but a smoothed prompt, which costs more; "prompt" that as well, and then each row has a prompt of its own;
 * "none" leaves the method out, to measure what smoothing costs.
 */
export type Smoothing = "none" | "cache" | "output" | "readings" | "prompt";

const defaults = KvSmoothSchema.parse({ method: "kvsmooth" });

/** Options that only the graphs with every reading serve. A closed layer range is no matter of the graph. */
const readings = [
  "rope",
  "rankDenominator",
  "predecessor",
  "firstStep",
  "attend",
  "queueSeed",
  "entropyNormalised",
] as const satisfies readonly (keyof KvSmooth)[];

/**
 * The leanest graph that serves all methods. A row's numbers are the same bits in each that serves it, but for "prompt",
 * whose products have other shapes: rows with a smoothed prompt are never in a batch with others.
 */
export function requiredSmoothing(methods: readonly Method[]): Smoothing {
  const smoothed = methods.filter((method) => method.method === "kvsmooth");
  if (smoothed.some(({ prefill }) => prefill !== "none")) return "prompt";
  if (smoothed.some((method) => readings.some((option) => method[option] !== defaults[option])))
    return "readings";
  return smoothed.some(({ target }) => target === "o") ? "output" : "cache";
}
