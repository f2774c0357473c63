import { expect, test } from "vitest";
import { chooseQueue } from "./choose-queue.ts";

const choose = (
  current: string | undefined,
  units: Record<string, number>,
  { served = 0, empty = 0 }: { served?: number; empty?: number } = {},
) =>
  chooseQueue({
    current,
    servedSeconds: served,
    emptySeconds: empty,
    rotateSeconds: 300,
    queues: Object.entries(units).map(([name, count]) => ({ name, units: count })),
  });

test("a worker starts with the first queue that has units, and else with the first of all", () => {
  expect(choose(undefined, { a: 0, b: 3, c: 5 })).toBe("b");
  expect(choose(undefined, { a: 0, b: 0 })).toBe("a");
  expect(choose(undefined, {})).toBeUndefined();
});

test("a worker stays with its model as long as that has units", () => {
  expect(choose("a", { a: 1, b: 100 }, { served: 299 })).toBe("a");
  expect(choose("a", { a: 1, b: 0 }, { served: 10_000 })).toBe("a");
});

test("a queue that has been empty for a second is left for one with units, and kept where no other has any", () => {
  expect(choose("a", { a: 0, b: 1 }, { empty: 0.9 })).toBe("a");
  expect(choose("a", { a: 0, b: 1 }, { empty: 1 })).toBe("b");
  expect(choose("a", { a: 0, b: 0 }, { empty: 9_999 })).toBe("a");
});

test("queues that have waited long enough get their turn one after the other", () => {
  expect(choose("a", { a: 9, b: 9, c: 9 }, { served: 300 })).toBe("b");
  expect(choose("b", { a: 9, b: 9, c: 9 }, { served: 300 })).toBe("c");
  expect(choose("c", { a: 9, b: 9, c: 9 }, { served: 300 })).toBe("a");
});
