import type { RandomCheckpoint } from "./random-checkpoint.ts";
import { below, uniform } from "./uniform.ts";

/** A seeded model size: grouped heads, head sizes that do not follow from the width, any number of patches. */
export function randomSize(seed: number): RandomCheckpoint {
  const random = uniform(seed * 104729);
  const between = (least: number, most: number) => least + below(random, most - least + 1);
  const keyValueHeads = between(1, 3);
  return {
    seed,
    keyValueHeads,
    heads: keyValueHeads * between(1, 4),
    headSize: 2 * between(1, 9),
    hidden: between(5, 45),
    inner: between(3, 60),
    layers: between(1, 4),
    vocabulary: between(12, 70),
    patchesPerSide: between(1, 4),
  };
}
