import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fileProblem } from "./file-problem.ts";

function thrown(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test("fileProblem() says the operating system's codes in words", () => {
  expect(fileProblem(thrown(() => readFileSync("/")))).toBe("it is a folder");
  expect(fileProblem(thrown(() => readFileSync("/dev/null/x")))).toBe(
    "a part of its path is a file, not a folder",
  );
});

test("fileProblem() lets a caller word a code", () => {
  const missing = thrown(() => readFileSync("/nowhere"));
  expect(fileProblem(missing, { ENOENT: "it does not exist" })).toBe("it does not exist");
});

test("fileProblem() gives other errors' own words", () => {
  expect(fileProblem(new Error("odd"))).toBe("odd");
  expect(fileProblem("odder")).toBe("odder");
});
