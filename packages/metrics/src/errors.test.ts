import { expect, test } from "vitest";
import { BenchmarkDataError, DatabaseError, MetricsError, UnknownBenchmarkError } from "./errors.ts";

test.each([UnknownBenchmarkError, BenchmarkDataError, DatabaseError])(
  "%o has a name, a message, advice and a cause, and is worth no retry",
  (Failure) => {
    const cause = new Error("why");
    const error = new Failure("what", "what next", { cause });
    expect(error).toBeInstanceOf(MetricsError);
    expect(error).toMatchObject({
      name: Failure.name,
      message: "what",
      advice: "what next",
      retry: false,
      cause,
    });
  },
);
