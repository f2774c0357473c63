import { expect, test } from "vitest";
import { contentKey } from "./content-key.ts";
import { traceKey } from "./trace-key.ts";

test("traceKey() names a trace after the caption's object and line", () => {
  const key = contentKey(new TextEncoder().encode("abc"));
  const hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect(traceKey(key, 7)).toBe(`traces/ba/${hash}.7.safetensors`);
});
