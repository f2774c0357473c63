import { expect, test } from "vitest";
import { MetricsError } from "../../errors.ts";
import { LanguageDataError } from "./language-data-error.ts";

test("LanguageDataError is an error of the metrics that no retry helps", () => {
  const error = new LanguageDataError("Cannot read", "Fetch it.");
  expect(error).toBeInstanceOf(MetricsError);
  expect(error).toMatchObject({ name: "LanguageDataError", advice: "Fetch it.", retry: false });
});
