import { createHash } from "node:crypto";
import type { ScoreReport } from "../../../scoring/file-scorer.ts";
import { ScoringError } from "../../../scoring/scoring-error.ts";
import { readDataFile } from "../../read-data-file.ts";
import type { FrontEndName } from "../words/front-end.ts";
import { type GroundTruth, parseGroundTruth } from "./ground-truth.ts";

const advice = "Make it from COCO's annotations with `kvsweep data prepare coco --annotations DIR`.";

/** A ground truth to score by, and where it is from. */
export interface ReadTruth extends Pick<GroundTruth, "images"> {
  readonly settings: ScoreReport["settings"];
}

/** Reads a ground truth. Throws BenchmarkDataError, and ScoringError where the other front end made it. */
export async function readTruth(path: string, name: FrontEndName): Promise<ReadTruth> {
  const bytes = await readDataFile(path, advice);
  const truth = parseGroundTruth(bytes.toString("utf8"), path);
  if (truth.frontEnd !== undefined && truth.frontEnd !== name) {
    const message = `Cannot score by the ${name} front end: "${path}" was made by the ${truth.frontEnd} one`;
    throw new ScoringError(
      message,
      `Prepare the ground truth with frontEnd ${name}, or score with ${truth.frontEnd}.`,
    );
  }
  const groundTruthSha256 = createHash("sha256").update(bytes).digest("hex");
  const { frontEnd = null, nltk = null, instances = null } = truth;
  return {
    images: truth.images,
    settings: {
      groundTruthSha256,
      groundTruthFrontEnd: frontEnd,
      groundTruthNltk: nltk,
      groundTruthInstances: instances,
    },
  };
}
