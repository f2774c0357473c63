/** Seeded uniform numbers in [−0.5, 0.5). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

/** A whole number below `count`, from such numbers. */
export const below = (random: () => number, count: number) => Math.floor((random() + 0.5) * count);
