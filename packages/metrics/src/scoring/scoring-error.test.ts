import { expect, test } from "vitest";
import { ScoringError } from "./scoring-error.ts";

test("ScoringError says what is the case and what to do, and is not worth a retry", () => {
  const error = new ScoringError("Cannot score it: why", "Do this.");
  expect(error).toMatchObject({
    name: "ScoringError",
    message: "Cannot score it: why",
    advice: "Do this.",
    retry: false,
  });
});
