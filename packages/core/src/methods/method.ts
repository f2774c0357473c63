import { z } from "zod";

/** A half-open range of decoder layers, `[start, end)`, counted from 0. */
export const LayerRange = z.tuple([z.int().min(0), z.int().min(0)]).refine(([start, end]) => start <= end, {
  error: "the start of a layer range must not lie behind its end",
});
export type LayerRange = z.infer<typeof LayerRange>;

/** Plain greedy decoding: the baseline, and the identity of every hook. */
export const Greedy = z
  .strictObject({ method: z.literal("greedy") })
  .describe("Greedy decoding: the baseline that every method is compared with.");
export type Greedy = z.infer<typeof Greedy>;

/** KVSmooth's options (arXiv 2602.04268). The defaults are the reading of the paper that `docs/methods.md` explains. */
export const KvSmooth = z
  .strictObject({
    method: z.literal("kvsmooth"),
    lambdaRef: z
      .number()
      .min(0)
      .lt(1)
      .default(0.9)
      .describe(
        "Centre of the clip window, in [0, 1); the weight itself when not adaptive (Eq. 14, Fig. 7).",
      ),
    layers: LayerRange.default([3, 31]).describe(
      "Layers whose cached rows are smoothed, half-open: [3, 31] is 3 to 30 (App. D.2, Fig. 5 and 6).",
    ),
    window: z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .describe("Half width of the clip window around lambdaRef (Eq. 14)."),
    M: z
      .int()
      .min(1)
      .max(256)
      .default(15)
      .describe("Length of the queue of recent entropies, the newest included (Eq. 13)."),
    adaptive: z
      .boolean()
      .default(true)
      .describe(
        "Whether the entropy's rank decides the weight; false is the paper's \"w/o Ada.\" (Table 5).",
      ),
    target: z
      .enum(["kv", "k", "v", "o"])
      .default("kv")
      .describe("What is smoothed: keys and values, keys, values, or the attention output (Table 4)."),
    layerRange: z
      .enum(["half-open", "closed"])
      .default("half-open")
      .describe(
        "Whether the end of `layers` is left out or taken in (App. D.2 sweeps 0 to 32 of 32 layers).",
      ),
    rope: z
      .enum(["post", "pre"])
      .default("post")
      .describe(
        "Whether keys are blended as they are cached, or before their rotation (Alg. 2 leaves it open).",
      ),
    rankDenominator: z
      .enum(["queue", "M"])
      .default("queue")
      .describe("What the rank is divided by: the queue's length so far (Alg. 2), or always M (Eq. 13)."),
    predecessor: z
      .enum(["recursive", "raw"])
      .default("recursive")
      .describe("What a row is blended with: the smoothed row before (Alg. 1, Eq. 12), or the raw one."),
    firstStep: z
      .enum(["prompt", "skip"])
      .default("prompt")
      .describe(
        "Whether the first generated row is blended with the prompt's last one, or left alone (Alg. 2).",
      ),
    attend: z
      .enum(["raw", "smoothed"])
      .default("raw")
      .describe("What a step sees of itself: its raw row (Alg. 2, steps 6 and 7), or the smoothed one."),
    prefill: z
      .enum(["none", "text", "all"])
      .default("none")
      .describe(
        "Which rows of the prompt are smoothed after it was read: none, those of words, or all (Sec. 4.3).",
      ),
    queueSeed: z
      .enum(["empty", "prompt"])
      .default("empty")
      .describe("Whether the queue starts empty, or with the prompt's last M entropies (Sec. 4.3)."),
    entropyNormalised: z
      .boolean()
      .default(false)
      .describe("Whether the entropy is divided by ln of the number of visible keys (Eq. 5 does not)."),
  })
  .refine(({ target, attend, prefill }) => target !== "o" || (attend === "raw" && prefill === "none"), {
    path: ["target"],
    error: 'target "o" changes no cached row, so attend "smoothed" and a smoothed prefill have no meaning',
  })
  .describe(
    "KVSmooth: cached keys and values are blended with those of the token before, guided by attention entropy.",
  );
export type KvSmooth = z.infer<typeof KvSmooth>;

/** A decoding method with all its options: the same names on the command line, in sweep files and in the database. */
export const Method = z.discriminatedUnion("method", [Greedy, KvSmooth]);
export type Method = z.infer<typeof Method>;
