import { expect, test } from "vitest";
import { memoryReader } from "./read-bandwidth.ts";

test("All threads together read at least the bytes that were asked for", async () => {
  await using reader = memoryReader(2, 1001);
  expect(reader.bytes).toBe(1004);
  expect(await reader.run()).toBeGreaterThanOrEqual(0);
  expect(await reader.run()).toBeGreaterThanOrEqual(0);
});
