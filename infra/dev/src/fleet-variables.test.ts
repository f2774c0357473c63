import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { fleetVariables, shellFile } from "./fleet-variables.ts";

test("fleetVariables() names every server", () => {
  const s3 = { endpoint: "http://e", region: "r", bucket: "b", accessKeyId: "k", secretAccessKey: "s" };
  const variables = fleetVariables({ postgres: { url: "postgres://p" }, redis: { url: "redis://r" }, s3 });
  expect(variables).toMatchObject({ KVSWEEP_DATABASE_URL: "postgres://p", KVSWEEP_STORE: "s3://b" });
});

test("a shell reads what shellFile() writes, whatever a password holds", () => {
  const secret = `a'b "c" $HOME \\`;
  const script = `${shellFile({ SECRET: secret })}\nprintf %s "$SECRET"`;
  expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(secret);
});
