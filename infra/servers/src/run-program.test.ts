import { expect, test } from "vitest";
import { ServerError } from "./errors.ts";
import { runProgram } from "./run-program.ts";

test("runProgram() gives a program the environment that it is given, and no other", async () => {
  const check = '[ "$ONLY" = this ] && [ -z "$HOME" ]';
  await expect(
    runProgram("check", ["/bin/sh", "-c", check], { env: { ONLY: "this" } }),
  ).resolves.toBeUndefined();
});

test("runProgram() says what the program complained of", async () => {
  const failed = runProgram("make a cluster", ["/bin/sh", "-c", "echo no room >&2; exit 3"], { env: {} });
  await expect(failed).rejects.toThrow(ServerError);
  await expect(failed).rejects.toThrow(/^Cannot make a cluster: no room$/);
});

test("runProgram() says that a program is missing", async () => {
  await expect(runProgram("make a cluster", ["/no/such/program"], { env: {} })).rejects.toThrow(
    "Cannot make a cluster: spawn /no/such/program ENOENT",
  );
});
