import { expect, test } from "vitest";
import { differences } from "./differences.ts";

const identity = {
  model: { fingerprint: "f1", layerCount: 8 },
  method: { method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] },
  engine: { version: "1" },
  question: null,
};

test("differences() of equal values are none, whatever the order of their keys", () => {
  const { model, ...rest } = identity;
  expect(differences(identity, { ...rest, model })).toEqual([]);
  expect(differences(undefined, undefined)).toEqual([]);
});

test("differences() names the paths with both values, sorted", () => {
  const other = {
    ...identity,
    model: { ...identity.model, fingerprint: "f2" },
    method: { ...identity.method, layers: [3, 8] },
    engine: { version: "2" },
  };
  expect(differences(identity, other)).toEqual([
    { path: "engine.version", a: "1", b: "2" },
    { path: "method.layers.0", a: 1, b: 3 },
    { path: "model.fingerprint", a: "f1", b: "f2" },
  ]);
});

test("differences() tells what only one of the two has, and what is of another kind", () => {
  expect(differences({ a: 1 }, { b: { c: 2 } })).toEqual([
    { path: "a", a: 1, b: undefined },
    { path: "b", a: undefined, b: { c: 2 } },
  ]);
  expect(differences({ a: [1] }, { a: { "0": 1 } })).toEqual([{ path: "a", a: [1], b: { "0": 1 } }]);
  expect(differences({ a: null }, { a: {} })).toEqual([{ path: "a", a: null, b: {} }]);
  expect(differences({ a: null }, {})).toEqual([{ path: "a", a: null, b: undefined }]);
});
