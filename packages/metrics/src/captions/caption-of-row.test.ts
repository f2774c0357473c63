import { expect, test } from "vitest";
import { captionOfRow } from "./caption-of-row.ts";

const name = "COCO_val2014_000000000007.jpg";

test.each([
  ["OPERA, MiddleLayer, HALC", { image_id: 7, caption: "a cat" }],
  ["PAI", { image_id: 7, caption: "a cat", question: "Please help me describe the image in detail." }],
  [
    "LLaVA",
    { question_id: 7, prompt: "Describe it.", text: "a cat", answer_id: "x", model_id: "m", metadata: {} },
  ],
  ["LLaVA with images", { question_id: 1, image: name, text: "a cat" }],
  ["image and caption", { image: name, caption: "a cat" }],
  [
    "lmms-eval's log",
    { doc_id: 0, doc: { question_id: name, id: 1 }, resps: [["a cat "]], filtered_resps: ["a cat"] },
  ],
  [
    "lmms-eval's later log",
    { doc_id: 0, input: "", filtered_resps: ["a cat"], coco_CIDEr: { pred: "a cat", image_id: 7 } },
  ],
])("captionOfRow() reads a row of %s", (_, row) => {
  expect(captionOfRow(row)).toEqual({ id: "7", text: "a cat" });
});

test.each([
  [[1], "is no JSON object"],
  [{ caption: "a cat" }, "has no image id; its fields are caption"],
  [{ image_id: 7, words: [] }, "has no caption; its fields are image_id, words"],
  [{ image_id: 7.5, caption: "a cat" }, "has 7.5 as image_id, which is no image id"],
  [{ image_id: 7, caption: null }, "has null as caption, which is no text"],
  [{ image: name, objects: ["dog"] }, "holds the objects of an image (ground truth), not a caption"],
  [
    { question_id: 1, image: name, text: "Is there a dog?", label: "no" },
    "holds a question of POPE, not a caption",
  ],
  [{ question: "Is there a dog?", answer: "No" }, "holds an answer to a question of POPE, not a caption"],
  [{ id: 1, response: "a cat" }, "holds a response of AMBER, not a caption"],
  [{ id: 1, type: "generative", truth: [], hallu: [] }, "holds an annotation of AMBER, not a caption"],
])("captionOfRow() says what is wrong with %j", (row, problem) => {
  expect(captionOfRow(row)).toBe(problem);
});
