import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../errors.ts";
import { parseAnnotations } from "./annotations.ts";

const generative = { id: 1, type: "generative", truth: ["sky", "sky"], hallu: [] };

test("parseAnnotations() keeps what images show, and knows the ids of the other part", () => {
  const question = { id: 2, type: "discriminative-attribute-state", truth: "yes" };
  const found = parseAnnotations(JSON.stringify([generative, question]), "a.json");
  expect(found.get(1)).toMatchObject({ truth: ["sky", "sky"], hallu: [] });
  expect(found.get(2)).toBeNull();
  expect(found.get(3)).toBeUndefined();
});

test("parseAnnotations() refuses ids out of place, and types that AMBER does not have", () => {
  const parse = (record: object) => parseAnnotations(JSON.stringify([record]), "a.json");
  expect(() => parse({ ...generative, id: 2 })).toThrow(BenchmarkDataError);
  expect(() => parse({ ...generative, id: 2 })).toThrow(
    'Cannot read "a.json": at [0].id: it is 2 instead of 1',
  );
  expect(() => parse({ id: 1, type: "other" })).toThrow(/at \[0\]\.type/);
  expect(() => parse({ id: 1, type: "generative", truth: "yes" })).toThrow(/at \[0\]\.truth/);
});
