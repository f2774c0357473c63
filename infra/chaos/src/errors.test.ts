import { expect, test } from "vitest";
import { ChaosError } from "./errors.ts";

test("ChaosError says where to look", () => {
  expect(new ChaosError("Cannot go on: no worker answers")).toMatchObject({
    advice: "Look into the logs of the run's folder.",
    retry: false,
  });
});
