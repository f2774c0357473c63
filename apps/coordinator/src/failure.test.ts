import { expect, test } from "vitest";
import { CommandError, StateFolderError } from "./errors.ts";
import { failureOf } from "./failure.ts";

test("failureOf() our own errors is their message and advice, without a stack", () => {
  const failure = { text: "Cannot do it\n  Do that.", exitCode: 2 };
  expect(failureOf(new CommandError("Cannot do it", "Do that."))).toEqual(failure);
  expect(failureOf(new StateFolderError("/s", "it is a file")).exitCode).toBe(3);
  expect(failureOf(Object.assign(new Error("short"), { advice: "" })).text).toBe("short");
});

test("failureOf() a full disk says so, whoever met it", () => {
  const query = new Error("Failed query: insert …", { cause: new Error("No space left on device") });
  expect(failureOf(query)).toEqual({
    text: expect.stringMatching(/^Cannot go on: the disk is full\n {2}Free some space/),
    exitCode: 3,
  });
});

test("failureOf() anything else keeps its stack and asks for a report", () => {
  const { text, exitCode } = failureOf(new TypeError("x is not a function"));
  expect(text).toMatch(/TypeError: x is not a function\n\s+at .*please report/s);
  expect(exitCode).toBe(3);
  expect(failureOf("odd").text).toContain("odd");
});
