import { StoreError, SweepError } from "../../errors.ts";
import { type S3Problem, s3Problem } from "./s3-problems.ts";

export type S3Verb = "open" | "write" | "read" | "delete" | "list";

/**
 * A StoreError that names the object and says in plain words what the server, the SDK or the connection said. Errors of
 * this package pass as they are.
 */
export function s3Error(verb: S3Verb, path: string, cause: unknown): SweepError {
  if (cause instanceof SweepError) return cause;
  const code = s3Code(cause);
  const { problem, advice, retry } = s3Problem(code) ?? unforeseen(cause);
  const message = `Cannot ${verb} ${path}: ${problem}${detailOf(cause, code)}`;
  return new StoreError({ path, code }, message, { cause, advice, retry });
}

function detailOf(cause: unknown, code: string): string {
  const parts = [code, saidIn(cause)].filter(
    (part, index, all) => part !== "" && all.indexOf(part) === index,
  );
  return parts.length === 0 ? "" : ` (${parts.join(": ")})`;
}

function saidIn(cause: unknown): string {
  if (!(cause instanceof Error) || cause.message === "UnknownError") return "";
  // The SDK's own words are about its parser. What answers so is mostly a proxy before the server.
  if (cause.message.includes("Deserialization error")) return "in words that are not those of S3";
  return cause.message.replace(/\s+/g, " ").trim();
}

/** Whether the server says that it has no such object. */
export function isNoSuchKey(error: unknown): boolean {
  return ["NoSuchKey", "NotFound"].includes(s3Code(error));
}

/** The code by which an error is known: that of Node, the server's, or one of ours where there is neither. */
function s3Code(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.message === "Region is missing") return "RegionMissing";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (s3Problem(code)) return code;
  if (s3Problem(error.name)) return error.name;
  // The answer to a HEAD has no body, nor has a proxy's one that S3 understands: without a code only the status counts.
  return codeOfStatus[status(error) ?? 0] ?? (code || nameOf(error));
}

const codeOfStatus: Readonly<Record<number, string>> = {
  301: "PermanentRedirect",
  403: "Forbidden",
  413: "EntityTooLarge",
};

function nameOf({ name }: Error): string {
  return ["Error", "TypeError"].includes(name) ? "" : name;
}

function unforeseen(cause: unknown): S3Problem {
  const answer = status(cause);
  const retry = answer === 429 || (answer !== undefined && answer >= 500);
  return {
    problem:
      answer === undefined ? "something unforeseen happened" : `the server answered with status ${answer}`,
    advice: retry
      ? "Look into the server's log. Run the same command again; what is done is kept."
      : "Look into the server's log, and whether the endpoint is that of an S3 server.",
    retry,
  };
}

function status(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}
