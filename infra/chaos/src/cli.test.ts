import { expect, test } from "vitest";
import { cli } from "./cli.ts";

test("cli() refuses a scenario that there is none of", async () => {
  const output = { say: () => undefined, print: () => undefined };
  await expect(cli(["--only", "T1,T99"], output)).rejects.toThrow(
    "Cannot carry out T99: there is no such scenario",
  );
});
