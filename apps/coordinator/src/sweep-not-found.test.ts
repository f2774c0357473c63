import { expect, test } from "vitest";
import { sweepNotFound } from "./sweep-not-found.ts";

test("sweepNotFound() names the sweep and the folder", () => {
  expect(sweepNotFound({ sweep: "lambda", state: "/s" }).message).toBe(
    'Cannot find sweep "lambda" in /s: none has run there',
  );
  expect(sweepNotFound({ sweep: "", state: "/s" }).message).toBe(
    "Cannot find a sweep in /s: none has run there",
  );
});
