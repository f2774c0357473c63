import type { ChildFailure } from "./protocol.ts";

/** An error as the parent gets it; one without a verdict of its own is not retried. */
export function childFailure(error: unknown): ChildFailure {
  if (!(error instanceof Error)) {
    return {
      name: "Error",
      message: String(error),
      advice: "This is a bug; please report it.",
      retry: false,
    };
  }
  const advice = "advice" in error && typeof error.advice === "string" ? error.advice : "";
  const retry = "retry" in error && error.retry === true;
  return { name: error.name, message: error.message, advice, retry };
}
