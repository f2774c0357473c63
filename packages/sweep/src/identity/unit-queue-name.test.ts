import { expect, test } from "vitest";
import { unitQueueName } from "./unit-queue-name.ts";

const engine = { version: "2", provider: "cpu", dtype: "float32" };
const needs = { modelFingerprint: "f1", engine };

test("unitQueueName() is the same for the same needs, and holds nothing that a queue's name may not", () => {
  expect(unitQueueName(needs)).toMatch(/^units-[0-9a-f]{16}$/);
  expect(unitQueueName({ engine: { ...engine }, modelFingerprint: "f1" })).toBe(unitQueueName(needs));
});

test("unitQueueName() differs wherever a worker that serves one cannot serve the other", () => {
  const others = [
    { ...needs, modelFingerprint: "f2" },
    { ...needs, engine: { ...engine, version: "3" } },
    { ...needs, engine: { ...engine, provider: "cuda" } },
    { ...needs, engine: { ...engine, dtype: "float16" } },
  ];
  const names = [needs, ...others].map(unitQueueName);
  expect(new Set(names).size).toBe(names.length);
});
