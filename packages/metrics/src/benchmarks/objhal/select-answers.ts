import type { Exclusions } from "../../scoring/exclusions.ts";
import type { ScoreInput } from "../../scoring/file-scorer.ts";
import { readImageList } from "../../scoring/image-list.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import type { ObjhalAnswer } from "./answer-of-row.ts";
import { readAnswers } from "./read-answers.ts";
import type { ObjhalTruth } from "./truth/objhal-truth.ts";

/** Which answers to score, and where their images' ground truth is from. */
export interface AnswerSelection {
  readonly questions?: string | undefined;
  readonly unknownImages: "error" | "exclude";
  /** Told of what is left out. */
  readonly exclusions: Exclusions;
  readonly readTruth: (images: ReadonlySet<string>) => Promise<ObjhalTruth>;
}

/** The answers that are to be scored, and the ground truth. Throws ScoringError where they do not go together. */
export async function selectAnswers(
  { captions, imageList }: Pick<ScoreInput, "captions" | "imageList">,
  { questions, unknownImages, exclusions, readTruth }: AnswerSelection,
): Promise<{ answers: readonly ObjhalAnswer[]; truth: ObjhalTruth }> {
  const all = await readAnswers(captions, questions);
  const list = imageList === undefined ? undefined : await readImageList(imageList);
  const truth = await readTruth(new Set(all.map(({ imageId }) => imageId)));
  const answers = all.filter(({ imageId }, index) => {
    if (list?.ids.has(imageId) === false) {
      exclusions.add("the list of images does not name the answer's image", imageId);
      return false;
    }
    if (truth.images.has(imageId)) return true;
    if (unknownImages === "error")
      throw refusal(
        captions,
        `answer ${index + 1} is about image ${imageId}, which the ground truth does not have`,
      );
    exclusions.add("the answer's image has no ground truth", imageId);
    return false;
  });
  const answered = new Set(answers.map(({ imageId }) => imageId));
  const missing = [...(list?.ids ?? [])].find((id) => !answered.has(id) && !exclusions.has(id));
  if (missing !== undefined)
    throw refusal(captions, `it has no answer about image ${missing}, which the list names`);
  if (answers.length === 0) throw refusal(captions, "no answer is left");
  return { answers, truth };
}

function refusal(captions: string, what: string): ScoringError {
  const advice =
    "Name the ground truth and the list of these answers' images, or set unknownImages to exclude.";
  return new ScoringError(`Cannot score "${captions}": ${what}`, advice);
}
