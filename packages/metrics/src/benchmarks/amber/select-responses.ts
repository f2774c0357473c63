import type { Exclusions } from "../../scoring/exclusions.ts";
import type { ScoreInput, ScorerOption } from "../../scoring/file-scorer.ts";
import { type ImageList, readImageList } from "../../scoring/image-list.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import type { AmberAnnotations } from "./annotations.ts";
import type { AmberResponse } from "./read-responses.ts";

/** What to do with ids that are not AMBER's, or come twice. */
export const selectionOptions = {
  unknownImages: {
    summary: "a response whose id AMBER does not have: refuse the file, or leave it out and count it",
    values: ["error", "exclude"],
    default: "error",
  },
  repeatedIds: {
    summary: "an id that comes twice: refuse the file, or, as the official code, count both",
    values: ["error", "keep"],
    default: "error",
  },
} as const satisfies Record<string, ScorerOption>;

/** Which responses to score. */
export interface ResponseSelection {
  readonly input: Pick<ScoreInput, "captions" | "imageList">;
  readonly annotations: AmberAnnotations;
  readonly unknownImages: "error" | "exclude";
  readonly repeatedIds: "error" | "keep";
  /** Told of what is left out. */
  readonly exclusions: Exclusions;
}

/** The responses of the generative part, and of the list where there is one. Throws ScoringError. */
export async function* selectResponses(
  responses: AsyncIterable<AmberResponse>,
  selection: ResponseSelection,
): AsyncGenerator<AmberResponse> {
  const { input, exclusions } = selection;
  const list = input.imageList === undefined ? undefined : await readImageList(input.imageList);
  const scored = new Set<string>();
  for await (const response of responses) {
    const reason = exclusion(response, list, selection);
    if (reason !== undefined) {
      exclusions.add(reason, response.id);
      continue;
    }
    if (scored.has(response.id) && selection.repeatedIds === "error") {
      throw refusal(input, `${response.place} is the second response of id ${response.id}`, repeatAdvice);
    }
    scored.add(response.id);
    yield response;
  }
  const missing = [...(list?.ids ?? [])].find((id) => !scored.has(id));
  if (missing !== undefined)
    throw refusal(input, `it has no response of id ${missing}, which the list names`, listAdvice);
  if (scored.size === 0) throw refusal(input, "no response is of AMBER's generative part", partAdvice);
}

const repeatAdvice = "Leave one out, or set repeatedIds to keep to count both.";
const listAdvice = "Add the response, or score with a list of the ids that have one.";
const partAdvice = "The generative part has the ids 1 to 1004, with the question “Describe this image.”";

function exclusion(
  { id, place }: AmberResponse,
  list: ImageList | undefined,
  { input, annotations, unknownImages }: ResponseSelection,
): string | undefined {
  if (list !== undefined && !list.ids.has(id)) return "the list of images does not name the id";
  const record = annotations.get(Number(id));
  if (record === null) return "the id is of AMBER's discriminative part";
  if (record !== undefined) return undefined;
  if (unknownImages === "exclude") return "AMBER has no such id";
  throw refusal(
    input,
    `${place} has id ${id}, and AMBER has no such id`,
    "Correct the id: AMBER counts from 1.",
  );
}

function refusal({ captions }: Pick<ScoreInput, "captions">, what: string, advice: string): ScoringError {
  return new ScoringError(`Cannot score "${captions}": ${what}`, advice);
}
