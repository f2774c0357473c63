import { databaseError } from "@kvsweep/metrics/database";
import type { Problem } from "./contract.ts";

/** An error as the API answers it. */
export interface ProblemAnswer {
  readonly status: 400 | 401 | 403 | 404 | 413 | 422 | 429 | 500 | 503;
  readonly body: Problem;
}

const statuses = [400, 401, 403, 404, 413, 422, 429, 500, 503] as const;

/** Errors of a server behind the API: the request itself may be right. */
const serverErrors = new Set(["DatabaseError", "QueueError", "StoreError"]);

/**
 * Our own errors in their own words, as what is wrong with the request or with a server behind. Of others the words stay
 * here, as they may tell what is nobody's business: `undefined` says that this one is to be logged.
 */
export function problemOf(thrown: unknown): ProblemAnswer | undefined {
  const error = databaseError(thrown, "Cannot answer this request") ?? thrown;
  if (!(error instanceof Error) || !("advice" in error) || typeof error.advice !== "string") return undefined;
  const { name, message, advice } = error;
  const retry = "retry" in error && error.retry === true;
  return { status: statusOf(error), body: { error: { name, message, advice, retry } } };
}

function statusOf(error: Error): ProblemAnswer["status"] {
  const own = "status" in error ? statuses.find((status) => status === error.status) : undefined;
  if (own !== undefined) return own;
  return serverErrors.has(error.name) ? 503 : 422;
}

/** What is said of an error that should not happen. */
export function faultAnswer(reference: string): ProblemAnswer {
  const message = `Cannot answer this request: a fault of kvsweep (${reference})`;
  const advice = "Please report it with the lines of the coordinator's log that have this reference.";
  return { status: 500, body: { error: { name: "InternalError", message, advice, retry: false } } };
}
