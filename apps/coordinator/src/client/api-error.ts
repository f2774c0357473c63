import { Problem } from "../api/contract.ts";

/** A request that the coordinator refused, in its own words, or that did not reach it. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly advice: string;
  readonly retry: boolean;
  /** The HTTP status; undefined where nothing answered. */
  readonly status: number | undefined;

  constructor(
    { message, advice, retry }: { message: string; advice: string; retry: boolean },
    status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.advice = advice;
    this.retry = retry;
    this.status = status;
  }
}

/** What an answer that is no success means. */
export async function refusal(response: Response, url: string): Promise<ApiError> {
  const body = Problem.safeParse(await response.json().catch(() => undefined));
  if (body.success) return new ApiError(body.data.error, response.status);
  return notOurs(url, `status ${response.status}`);
}

/** An answer that kvsweep does not give. */
export function notOurs(url: string, problem: string, cause?: unknown): ApiError {
  return new ApiError(
    {
      message: `Cannot understand the answer of ${url}: ${problem}`,
      advice: "See whether a coordinator of this version listens there: `kvsweep serve`.",
      retry: false,
    },
    undefined,
    { cause },
  );
}

/** Nothing answered. */
export function unreachable(url: string, cause: unknown): ApiError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const problem = inner instanceof Error ? inner.message || inner.name : String(inner);
  return new ApiError(
    {
      message: `Cannot reach the coordinator at ${url}: ${problem}`,
      advice: "Start it with `kvsweep serve`, or correct --server or KVSWEEP_SERVER.",
      retry: true,
    },
    undefined,
    { cause },
  );
}
