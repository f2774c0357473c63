import type { Exclusions } from "../../scoring/exclusions.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import type { Extraction } from "./replies/extract-objects.ts";

/** An answer in which no objects could be found. */
export interface AnswerWithoutObjects {
  /** Path of the answers' file. */
  readonly captions: string;
  /** Its place in the file, from 1. */
  readonly place: number;
  readonly imageId: string;
  readonly extraction: Extraction | null;
}

/** Counts an answer as left out, or throws ScoringError where that is not wanted, or where only a reply is missing. */
export function leaveOut(
  { captions, place, imageId, extraction }: AnswerWithoutObjects,
  { unreadable, exclusions }: { readonly unreadable: "error" | "exclude"; readonly exclusions: Exclusions },
): void {
  const about = `about answer ${place} (image ${imageId})`;
  if (extraction === null || extraction.problem === "no reply") {
    const calls = extraction?.calls ?? 0;
    const what = calls === 0 ? "no reply" : `none of ${calls} replies can be read, and no further one`;
    const message = `Cannot score "${captions}": ${about}, ${what} is stored`;
    throw new ScoringError(message, "Give a chat model to ask, or name the file of its replies.");
  }
  const reason =
    extraction.problem === "not a list"
      ? "the reply is a number, true, false or null"
      : "no reply could be read";
  if (unreadable === "error") {
    const message = `Cannot score "${captions}": ${about}, ${reason}`;
    throw new ScoringError(message, "Set unreadable to exclude to leave such answers out and count them.");
  }
  exclusions.add(reason, imageId);
}
