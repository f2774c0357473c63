import { MetricsError } from "../../errors.ts";

/** Language data (Punkt, tagger, WordNet) that is missing or not what it should be. */
export class LanguageDataError extends MetricsError {
  override readonly name = "LanguageDataError";
}
