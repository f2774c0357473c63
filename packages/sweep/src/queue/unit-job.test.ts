import { expect, test } from "vitest";
import { UnitJob } from "./unit-job.ts";

test("UnitJob is a unit's id and nothing else", () => {
  const job = { unitId: `u${"0a".repeat(16)}` };
  expect(UnitJob.parse(job)).toEqual(job);
  expect(JSON.stringify(job).length).toBeLessThan(1000);
  for (const broken of [{}, { unitId: "123" }, { unitId: "u1:2" }, { ...job, text: "a caption" }]) {
    expect(UnitJob.safeParse(broken).success).toBe(false);
  }
});
