import { expect, test } from "vitest";
import { createPace } from "./pace.ts";
import { fakeClock } from "./testing/fake-clock.ts";

test("next() lets requests go with equal gaps", async () => {
  const clock = fakeClock();
  const pace = createPace(120, clock);
  for (let i = 0; i < 3; i++) await pace.next();
  expect(clock.slept).toEqual([500, 500]);
});

test("next() does not wait without a limit, but for a pause", async () => {
  const clock = fakeClock();
  const pace = createPace(Number.POSITIVE_INFINITY, clock);
  await pace.next();
  await pace.next();
  expect(clock.slept).toEqual([]);
  pace.pause(700);
  pace.pause(300);
  await pace.next();
  expect(clock.slept).toEqual([700]);
});

test("next() rejects when its signal is aborted", async () => {
  const pace = createPace(60, fakeClock());
  await expect(pace.next(AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
});
