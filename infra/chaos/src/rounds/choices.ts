import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Choices that are the same for the same seed. What a fleet does meanwhile is not. */
export interface Choices {
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** Throws RangeError for an empty list. */
  oneOf<Value>(values: readonly Value[]): Value;
}

/** Choices from a seed. */
export function choices(seed: number): Choices {
  const generator = xoroshiro128plus(seed);
  const between = (least: number, most: number) => uniformInt(generator, least, most);
  return {
    between,
    oneOf: (values) => {
      const value = values[between(0, Math.max(0, values.length - 1))];
      if (value === undefined) throw new RangeError("Cannot choose: there is nothing to choose from");
      return value;
    },
  };
}
