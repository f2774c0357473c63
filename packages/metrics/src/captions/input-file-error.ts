import { MetricsError } from "../errors.ts";

/** A file to score with (captions, ground truth, a list of images) that is missing or not what it should be. */
export class InputFileError extends MetricsError {
  override readonly name = "InputFileError";
}
