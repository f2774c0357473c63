import { expect, test } from "vitest";
import { version } from "./version.ts";

test("version() is the package's", () => {
  expect(version()).toMatch(/^\d+\.\d+\.\d+/);
});
