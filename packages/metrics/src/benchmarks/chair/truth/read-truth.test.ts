import { expect, test } from "vitest";
import { temporaryFile } from "../../../captions/testing/temporary-file.ts";
import { ScoringError } from "../../../scoring/scoring-error.ts";
import { readTruth } from "./read-truth.ts";

const file = (more: object) =>
  temporaryFile(JSON.stringify({ classes: ["cat"], images: { 7: [0] }, ...more }), "gt.json");

test("readTruth() says where a ground truth is from", async () => {
  const { images, settings } = await readTruth(await file({ frontEnd: "pattern", nltk: "3.9.1" }), "pattern");
  expect(images.get("7")).toEqual(new Set(["cat"]));
  expect(settings).toEqual({
    groundTruthSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    groundTruthFrontEnd: "pattern",
    groundTruthNltk: "3.9.1",
    groundTruthInstances: null,
  });
});

test("readTruth() refuses one of the other front end, and takes one that says nothing of it", async () => {
  await expect(readTruth(await file({ frontEnd: "pattern" }), "wordnet")).rejects.toThrow(ScoringError);
  const { settings } = await readTruth(await file({}), "wordnet");
  expect(settings["groundTruthFrontEnd"]).toBeNull();
});
