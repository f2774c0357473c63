/**
 * Base of this package's errors: `message` says what is the case, `advice` what to do next.
 * `retry` is the verdict: whether the same may succeed when tried again.
 */
export abstract class MetricsError extends Error {
  readonly retry: boolean = false;
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

/** A benchmark that nobody registered. */
export class UnknownBenchmarkError extends MetricsError {
  override readonly name = "UnknownBenchmarkError";
}

/** A benchmark folder whose files are missing or not what they should be. */
export class BenchmarkDataError extends MetricsError {
  override readonly name = "BenchmarkDataError";
}

export interface DatabaseErrorOptions extends ErrorOptions {
  /** Whether the same may succeed later. Default false. */
  readonly retry?: boolean;
  /** SQLSTATE, or the operating system's code; empty where there is none. */
  readonly code?: string;
}

/** A database that this version cannot use, that is not reached, or that refused what was asked of it. */
export class DatabaseError extends MetricsError {
  override readonly name = "DatabaseError";
  override readonly retry: boolean;
  readonly code: string;

  constructor(message: string, advice: string, options: DatabaseErrorOptions = {}) {
    super(message, advice, options);
    this.retry = options.retry ?? false;
    this.code = options.code ?? "";
  }
}
