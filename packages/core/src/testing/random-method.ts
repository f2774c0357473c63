import type { KvSmooth } from "../methods/method.ts";
import { below } from "./uniform.ts";

type Reading = Pick<
  KvSmooth,
  | "M"
  | "rope"
  | "rankDenominator"
  | "predecessor"
  | "firstStep"
  | "queueSeed"
  | "entropyNormalised"
  | "lambdaRef"
>;

/** Seeded options of KVSmooth that say how a row is blended, not whether: λ, and every reading but what a step attends to. */
export function randomReading(random: () => number): Reading {
  const one = <T>(...values: [T, ...T[]]): T => values[below(random, values.length)] ?? values[0];
  return {
    lambdaRef: one(0.3, 0.5, 0.7, 0.9),
    M: one(1, 2, 5, 15, 40),
    rope: one("post", "pre"),
    rankDenominator: one("queue", "M"),
    predecessor: one("recursive", "raw"),
    firstStep: one("prompt", "skip"),
    queueSeed: one("empty", "prompt"),
    entropyNormalised: one(false, true),
  };
}
