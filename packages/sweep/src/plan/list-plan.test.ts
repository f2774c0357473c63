import { expect, test } from "vitest";
import { smallPlan } from "../testing/small-plan.ts";
import { listPlan } from "./list-plan.ts";
import { sequence } from "./sequence.ts";

test("listPlan() writes out what a plan makes at every walk", () => {
  const plan = smallPlan({ cells: 3 });
  const units = sequence(plan.units.length, () => plan.units.values());
  const cells = sequence(plan.cells.length, () => plan.cells.values());
  expect(listPlan({ ...plan, cells, units })).toEqual(plan);
});
