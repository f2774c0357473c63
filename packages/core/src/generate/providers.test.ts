import { expect, test } from "vitest";
import { supportedProviders } from "./providers.ts";

test("supportedProviders() has the CPU everywhere", () => {
  expect(supportedProviders()).toContain("cpu");
});
