import { distance } from "fastest-levenshtein";

/** Levenshtein's distance: how many letters, in UTF-16, to insert, delete or replace to turn one word into the other. */
export function editDistance(a: string, b: string): number {
  return distance(a, b);
}
