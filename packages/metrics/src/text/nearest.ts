import { editDistance } from "./edit-distance.ts";

/** The name that is fewest letters away from what was written, the first of equals; undefined where there is no name. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  return names.toSorted((a, b) => editDistance(written, a) - editDistance(written, b))[0];
}
