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
  })
  .describe(
    "KVSmooth: cached keys and values are blended with those of the token before, guided by attention entropy.",
  );
export type KvSmooth = z.infer<typeof KvSmooth>;

/** A decoding method with all its options: the same names on the command line, in sweep files and in the database. */
export const Method = z.discriminatedUnion("method", [Greedy, KvSmooth]);
export type Method = z.infer<typeof Method>;
