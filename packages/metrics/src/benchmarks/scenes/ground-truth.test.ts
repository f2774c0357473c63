import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../errors.ts";
import { parseGroundTruth } from "./ground-truth.ts";

const image = (id: number | string, ...classes: string[]) => ({
  id,
  file: `images/${id}.png`,
  objects: classes.map((name) => ({ class: name, colour: "red", box: [0, 0, 1, 1] })),
});
const parse = (value: unknown) => parseGroundTruth(JSON.stringify(value), "annotations.json");

test("parseGroundTruth() keeps the file's order and each class once", () => {
  expect(parse([image(7, "cat", "cat", "dog"), image("b")])).toEqual([
    { id: "7", file: "images/7.png", classes: new Set(["cat", "dog"]) },
    { id: "b", file: "images/b.png", classes: new Set() },
  ]);
});

test("parseGroundTruth() refuses an id that comes twice, as a number or as text", () => {
  const parseTwice = () => parse([image(0), image(1), image("1")]);
  expect(parseTwice).toThrow(BenchmarkDataError);
  expect(parseTwice).toThrow('Cannot read "annotations.json": at [2].id: the id 1 comes twice');
});

test("parseGroundTruth() refuses a file without images", () => {
  expect(() => parse([])).toThrow('Cannot read "annotations.json": it lists no images');
});

test("parseGroundTruth() says which object has no class", () => {
  expect(() => parse([{ ...image(1), objects: [{ colour: "red" }] }])).toThrow(
    /at \[0\]\.objects\[0\]\.class: /,
  );
});
