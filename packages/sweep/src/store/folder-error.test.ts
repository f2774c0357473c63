import { expect, test } from "vitest";
import { folderError, isMissing } from "./folder-error.ts";

const withCode = (code: string) => Object.assign(new Error(`${code}: raw text`), { code });

test("folderError() of a full disk names the path and the reason, and is not retried", () => {
  const error = folderError("write", "/data/x", withCode("ENOSPC"));
  expect(error.message).toBe("Cannot write /data/x: the disk is full (ENOSPC)");
  expect(error.advice).toMatch(/^Free some space/);
  expect(error.retry).toBe(false);
});

test("folderError() passes an unknown reason on", () => {
  expect(folderError("read", "/x", withCode("EIO")).message).toBe("Cannot read /x: EIO: raw text (EIO)");
});

test("isMissing() is true only of ENOENT", () => {
  expect([isMissing(withCode("ENOENT")), isMissing(withCode("EACCES")), isMissing("x")]).toEqual([
    true,
    false,
    false,
  ]);
});
