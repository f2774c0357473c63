import { expect, test } from "vitest";
import { imageNames } from "./image-names.ts";
import { askQuestions } from "./questions.ts";

const rows = [
  { id: "1", image: null, objects: ["dog", "cat", "chair"] },
  { id: "2", image: null, objects: ["car", "bus", "cup", "bed"] },
];

test("imageNames() has every strategy's names, each drawn afresh", () => {
  const names = imageNames(rows, 3);
  expect([...names.keys()]).toEqual(["1", "2"]);
  expect(names.get("2")?.random).toEqual(askQuestions(rows, "random", 3)[1]?.names);
  expect(names.get("1")?.adversarial).toEqual(askQuestions(rows, "adversarial", 3)[0]?.names);
});
