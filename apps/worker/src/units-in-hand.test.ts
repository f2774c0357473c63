import { expect, test } from "vitest";
import { UnitsInHand } from "./units-in-hand.ts";

test("a unit in hand is known by its id, and by sweep and attempt once it is claimed", () => {
  const units = new UnitsInHand();
  units.begin("u1");
  units.begin("u2");
  expect([units.count, units.ids("u1")]).toEqual([2, { unit: "u1" }]);
  expect(units.claimed({ id: "u1", sweepId: "s", attempt: 3 })).toEqual(units.ids("u1"));
  expect(units.ids("u1")).toEqual({ unit: "u1", sweep: "s", attempt: 3 });
  units.end("u1");
  expect([units.count, units.ids("u1")]).toEqual([1, { unit: "u1" }]);
});
