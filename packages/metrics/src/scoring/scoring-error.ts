import { MetricsError } from "../errors.ts";

/** A request to score that cannot be met: an unknown scorer or option, or files that do not go together. */
export class ScoringError extends MetricsError {
  override readonly name = "ScoringError";
}
