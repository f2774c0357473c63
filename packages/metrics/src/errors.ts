/** Base of this package's errors: `message` says what is the case, `advice` what to do next. None is worth a retry. */
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

/** A database that this version cannot use. */
export class DatabaseError extends MetricsError {
  override readonly name = "DatabaseError";
}
