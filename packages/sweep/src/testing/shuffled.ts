import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Puts things into an order of its own at each call; the same seed gives the same orders. */
export function shuffler(seed: number): <Thing>(things: readonly Thing[]) => Thing[] {
  const random = xoroshiro128plus(seed);
  return (things) =>
    things
      .map((thing) => ({ thing, at: uniformInt(random, 0, 2 ** 31 - 1) }))
      .sort((a, b) => a.at - b.at)
      .map(({ thing }) => thing);
}
