import { expect, test } from "vitest";
import { keepsPacked } from "./keeps-packed.ts";

test("keepsPacked() of float32 products on the CPU, where it is asked for", () => {
  expect(keepsPacked({ keepPacked: true })).toBe(true);
  expect(keepsPacked({})).toBe(false);
  expect(keepsPacked({ keepPacked: true, provider: "webgpu" })).toBe(false);
  expect(keepsPacked({ keepPacked: true, dtype: "float16" })).toBe(false);
});
