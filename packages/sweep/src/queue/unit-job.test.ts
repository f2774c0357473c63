import { expect, test } from "vitest";
import { UnitJob, unitQueueName } from "./unit-job.ts";

test("UnitJob is a unit's id and nothing else", () => {
  const job = { unitId: `u${"0a".repeat(16)}` };
  expect(UnitJob.parse(job)).toEqual(job);
  expect(JSON.stringify(job).length).toBeLessThan(1000);
  for (const broken of [{}, { unitId: "123" }, { unitId: "u1:2" }, { ...job, text: "a caption" }]) {
    expect(UnitJob.safeParse(broken).success).toBe(false);
  }
});

test("unitQueueName() keeps plain names and replaces what a queue may not hold", () => {
  expect(unitQueueName("scenes-vlm")).toBe("units-scenes-vlm");
  expect(unitQueueName("org/model:7b")).toMatch(/^units-org_model_7b-[0-9a-f]{8}$/);
});

test("unitQueueName() differs for models that look alike when cleaned", () => {
  expect(unitQueueName("a:b")).not.toBe(unitQueueName("a/b"));
});
