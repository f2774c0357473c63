import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { networkProblem } from "./network-problem.ts";

test("networkProblem() says that nothing listens at a closed port", async () => {
  const error = await new Promise((resolve) => connect(1, "127.0.0.1").once("error", resolve));
  expect(networkProblem(error)).toBe("nothing listens there (ECONNREFUSED)");
});

test("networkProblem() tells a missing socket from a missing file", async () => {
  const error = await new Promise((resolve) => connect("/nowhere/socket").once("error", resolve));
  expect(networkProblem(error)).toBe("its socket does not exist (ENOENT)");
  expect(networkProblem(await readFile("/nowhere/file").catch((thrown: unknown) => thrown))).toBeUndefined();
});

test("networkProblem() knows nothing of other errors", () => {
  expect(networkProblem(new Error("no code"))).toBeUndefined();
  expect(networkProblem(Object.assign(new Error("SQL"), { code: "42501" }))).toBeUndefined();
  expect(networkProblem("ECONNREFUSED")).toBeUndefined();
});
