import { expect, test } from "vitest";
import { isDiskFull } from "./disk-full.ts";

test.each([
  Object.assign(new Error("write failed"), { code: "ENOSPC" }),
  Object.assign(new Error("could not extend file"), { code: "53100" }),
  new Error('could not write to file "pg_wal/x": No space left on device'),
  new Error("Failed query", {
    cause: new Error("inner", { cause: Object.assign(new Error(), { code: "ENOSPC" }) }),
  }),
])("isDiskFull() knows %s, however deep", (error) => {
  expect(isDiskFull(error)).toBe(true);
});

test("isDiskFull() is false of other errors and of what is none", () => {
  expect(isDiskFull(Object.assign(new Error("no"), { code: "EACCES" }))).toBe(false);
  expect(isDiskFull("ENOSPC")).toBe(false);
});
