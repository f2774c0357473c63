import { z } from "zod";

/** A half-open range of decoder layers, `[start, end)`, counted from 0. */
export const LayerRange = z.tuple([z.int().min(0), z.int().min(0)]).refine(([start, end]) => start <= end, {
  error: "the start of a layer range must not lie behind its end",
});
export type LayerRange = z.infer<typeof LayerRange>;

/** Plain greedy decoding: the baseline, and the identity of every hook. */
export const Greedy = z.strictObject({ method: z.literal("greedy") });
export type Greedy = z.infer<typeof Greedy>;

/** KVSmooth's options; defaults are the reading of the paper that `docs/methods.md` explains. */
export const KvSmooth = z.strictObject({
  method: z.literal("kvsmooth"),
  /** Centre λ_ref of the clip window; the weight itself when not adaptive. In [0, 1). */
  lambdaRef: z.number().min(0).lt(1).default(0.9),
  /** Layers whose cached rows are smoothed. */
  layers: LayerRange.default([3, 31]),
  /** Half width of the clip window around λ_ref (Eq. 14). */
  window: z.number().min(0).max(1).default(0.2),
  /** Length of the queue of recent entropies, the newest included. */
  M: z.int().min(1).max(256).default(15),
  /** False is the paper's "w/o Ada.": the weight is λ_ref at every step. */
  adaptive: z.boolean().default(true),
  /** What is smoothed: keys and values, keys, values, or the attention output before W_O (Table 4). */
  target: z.enum(["kv", "k", "v", "o"]).default("kv"),
});
export type KvSmooth = z.infer<typeof KvSmooth>;

/** A decoding method with all its options: the same names on the command line, in sweep files and in the database. */
export const Method = z.discriminatedUnion("method", [Greedy, KvSmooth]);
export type Method = z.infer<typeof Method>;
