import { expect, test } from "vitest";
import { expandMethod as expandEntry, methodCount } from "./expand-method.ts";

const expandMethod = (...input: Parameters<typeof expandEntry>) => [...expandEntry(...input)];
const entry = (axes: Record<string, readonly unknown[]>, zip: string[] = []) => ({ method: "m", axes, zip });

test("expandMethod() combines all axes, the first slowest", () => {
  expect(expandMethod(entry({ a: [1, 2], b: ["x", "y"] }))).toEqual([
    { method: "m", a: 1, b: "x" },
    { method: "m", a: 1, b: "y" },
    { method: "m", a: 2, b: "x" },
    { method: "m", a: 2, b: "y" },
  ]);
});

test("expandMethod() walks zipped axes in step and combines the others", () => {
  expect(expandMethod(entry({ a: [1, 2], b: ["x", "y"], c: [5, 6] }, ["c", "a"]))).toEqual([
    { method: "m", a: 1, c: 5, b: "x" },
    { method: "m", a: 1, c: 5, b: "y" },
    { method: "m", a: 2, c: 6, b: "x" },
    { method: "m", a: 2, c: 6, b: "y" },
  ]);
});

test("expandMethod() of a method without axes is the method", () => {
  expect(expandMethod(entry({}))).toEqual([{ method: "m" }]);
});

test("methodCount() is the number of points, without writing them out", () => {
  expect(methodCount(entry({ a: [1, 2], b: [1, 2, 3], c: [1, 2] }, ["a", "c"]))).toBe(6);
  expect(methodCount({ method: "m", zip: [], axes: { a: { from: 0, to: 1, step: 1e-9 } } })).toBe(1e9 + 1);
});
