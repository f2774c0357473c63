import { ScoringError } from "./scoring-error.ts";

/** A path that a scorer needs. Throws ScoringError with this advice where it is not given. */
export function requiredPath(path: string | undefined, what: string, advice: string): string {
  if (path !== undefined) return path;
  throw new ScoringError(`Cannot score: no ${what} is named`, advice);
}
