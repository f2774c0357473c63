import { expect, test } from "vitest";
import { s3Problem } from "./s3-problems.ts";

test("s3Problem() tries again what may pass without anyone's doing, and nothing else", () => {
  const codes = [
    "SlowDown",
    "InternalError",
    "ECONNRESET",
    "TimeoutError",
    "AccessDenied",
    "NoSuchBucket",
    "BadDigest",
  ];
  expect(codes.filter((code) => s3Problem(code)?.retry)).toEqual(codes.slice(0, 4));
});

test("s3Problem() knows nothing of codes that nobody foresaw", () => {
  expect(s3Problem("Odd")).toBeUndefined();
  expect(s3Problem("")).toBeUndefined();
});
