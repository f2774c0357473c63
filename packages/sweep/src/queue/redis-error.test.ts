import { inspect } from "node:util";
import { expect, test } from "vitest";
import { redisError, withoutSecrets } from "./redis-error.ts";

const place = "redis://host:6379";
const reply = (message: string) => Object.assign(new Error(message), { name: "ReplyError" });

test.each([
  [reply("WRONGPASS invalid username-password pair"), "does not accept this user and password", false],
  [reply("NOAUTH HELLO must be called"), "asks for a password", false],
  [reply("NOPERM this user has no permissions"), "its user lacks rights", false],
  [reply("LOADING Redis is loading the dataset in memory"), "still reading its data", true],
  [reply("ERR max number of clients reached"), "it has no connection left", true],
  [reply("ERR something else"), "ERR something else", false],
  [Object.assign(new Error("no"), { code: "ENOTFOUND" }), "no such host is known (ENOTFOUND)", true],
  [new Error("Command timed out"), "it does not answer", true],
  [new Error("Connection is closed."), "it closed the connection", true],
  [new Error("Socket timeout. Expecting data, but didn't receive any in 12000ms."), "does not answer", true],
  [new Error("self-signed certificate"), "self-signed certificate", true],
  ["thrown text", "thrown text", true],
])("redisError() of %s", (error, problem, retry) => {
  const made = redisError(place, error);
  expect(made.message).toMatch(/^Cannot open the queue at redis:\/\/host:6379: /);
  expect(made).toMatchObject({ message: expect.stringContaining(problem), retry, cause: error });
  expect(made.advice).not.toBe("");
});

test("withoutSecrets() forgets the login that failed, and the URL that was none", () => {
  const failed = Object.assign(new Error("WRONGPASS"), {
    command: { name: "hello", args: ["3", "AUTH", "me", "h1dden"] },
    input: "redis://me:h1dden@[",
    code: "kept",
  });
  expect(inspect(withoutSecrets(failed), { showHidden: true, depth: null })).not.toContain("h1dden");
  expect(failed.code).toBe("kept");
  expect(withoutSecrets("text")).toBe("text");
});
