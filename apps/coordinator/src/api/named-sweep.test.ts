import { expect, test } from "vitest";
import { openFleetState } from "../testing/open-fleet-state.ts";
import { namedSweep } from "./named-sweep.ts";
import { sweepSummary } from "./sweep-summary.ts";

test("a sweep is found by its name, the start of its id, or as the latest", async () => {
  const { db, record } = await openFleetState();
  await expect(namedSweep(db, "latest")).rejects.toThrow("Cannot find a sweep: there is none yet");
  const plan = await record("a", 2);
  for (const name of ["a", plan.id, plan.id.slice(0, 8), "latest"]) {
    expect((await namedSweep(db, name)).id).toBe(plan.id);
  }
  await expect(namedSweep(db, "b")).rejects.toMatchObject({ name: "NotFoundError", status: 404 });
  expect(await sweepSummary(db, await namedSweep(db, "a"))).toMatchObject({
    ...{ id: plan.id, name: "a", state: "active", priority: 5, submittedBy: null },
    ...{ expected: 2, done: 0, failed: 0, pending: 2, createdAt: expect.stringMatching(/Z$/) },
  });
});
