import { expect, test } from "vitest";
import { formatEstimate, formatValue } from "./format-value.ts";

test("formatValue() prints ratios as percent and tokens as they are", () => {
  expect(formatValue(0.42, "%")).toBe("42.0");
  expect(formatValue(1, "%")).toBe("100.0");
  expect(formatValue(68.25, "tokens")).toBe("68.2");
  expect(formatValue(null, "%")).toBe("-");
});

test("formatEstimate() puts the interval behind the value, where there is one", () => {
  expect(formatEstimate({ value: 0.42, low: 0.355, high: 0.49 }, "%")).toBe("42.0 [35.5, 49.0]");
  expect(formatEstimate({ value: 0.42, low: null, high: null }, "%")).toBe("42.0");
  expect(formatEstimate({ value: null, low: null, high: null }, "%")).toBe("-");
});
