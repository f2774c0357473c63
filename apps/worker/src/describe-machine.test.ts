import { expect, test } from "vitest";
import { describeMachine } from "./describe-machine.ts";

test("describeMachine() names host, process, device and memory", () => {
  const machine = describeMachine("cpu");
  expect(machine).toMatchObject({
    pid: process.pid,
    host: expect.stringMatching(/./),
    device: expect.stringMatching(/./),
  });
  expect(machine.memoryBytes).toBeGreaterThan(1e8);
  expect(describeMachine("webgpu").device).toBe("webgpu");
});
