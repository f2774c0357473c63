import { expect, test } from "vitest";
import { formatBytes, parseBytes } from "./byte-text.ts";

test.each([
  ["500MB", 500 * 2 ** 20],
  ["2gb", 2 ** 31],
  ["1.5 GB", 1.5 * 2 ** 30],
  ["8GiB", 2 ** 33],
])("parseBytes() of %s", (text, count) => {
  expect(parseBytes(text)).toBe(count);
});

test.each(["2", "2 XB", "-1GB", "GB", "0MB", "1e3MB", ""])("parseBytes() refuses %j", (text) => {
  expect(() => parseBytes(text)).toThrow("Cannot read");
});

test("formatBytes() never rounds down, so that what it says is enough", () => {
  expect(formatBytes(2 ** 30)).toBe("1 GB");
  expect(formatBytes(1.21 * 2 ** 30)).toBe("1.3 GB");
  expect(formatBytes(300.2 * 2 ** 20)).toBe("301 MB");
  expect(parseBytes(formatBytes(1.21 * 2 ** 30))).toBeGreaterThan(1.21 * 2 ** 30);
});
