import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellFile } from "./shell-file.ts";

test("a shell reads what shellFile() writes, whatever a password holds", () => {
  const secret = `a'b "c" $HOME \\`;
  const script = `${shellFile({ SECRET: secret })}\nprintf %s "$SECRET"`;
  expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(secret);
});
