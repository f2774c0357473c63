import { expect, test } from "vitest";
import { retryAfter } from "./retry-after.ts";

const now = Date.parse("2026-01-01T00:00:00Z");

test.each([
  [{}, undefined],
  [{ "retry-after": "7" }, 7000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9000],
  [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after-ms": "120", "retry-after": "7" }, 120],
])("retryAfter() reads %j", (headers: Record<string, string>, milliseconds) => {
  expect(retryAfter(new Headers(headers), now)).toBe(milliseconds);
});
