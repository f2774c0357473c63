import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { InputFileError } from "../../captions/input-file-error.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import { chairFileScorer } from "./chair-scorer.ts";
import { ownPunkt, ownScenes, ownScenesFolder, smallCases } from "./testing/own-scenes.ts";
import { prepareCoco } from "./truth/prepare-coco.ts";

const scorer = chairFileScorer({ punkt: ownPunkt });
let folder: string;
let groundTruth: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-chair-"));
  groundTruth = join(folder, "ground-truth.json");
  await prepareCoco(join(ownScenesFolder, "annotations"), groundTruth, { punkt: ownPunkt });
});

async function score(captions: readonly unknown[], options: Record<string, string> = {}) {
  const path = join(folder, "captions.jsonl");
  await writeFile(path, captions.map((caption) => JSON.stringify(caption)).join("\n"));
  return scorer.score({ captions: path, groundTruth, options: { repeatedIds: "keep", ...options } });
}

test("chairScorer equals the official code on our scenes, printed digits included", async () => {
  const perCaption = join(folder, "scored.jsonl");
  const captions = join(ownScenesFolder, "captions.jsonl");
  const report = await scorer.score({ captions, groundTruth, perCaption, options: { repeatedIds: "keep" } });
  expect(report).toMatchObject({ benchmark: "chair", n: 30, exclusions: [] });
  expect(report.metrics).toEqual({ ...ownScenes.overall, MeanWords: 404 / 30 });
  expect(report.printed).toEqual(ownScenes.printed);
  const lines = (await readFile(perCaption, "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(30);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    image_id: 910001,
    CHAIRs: 0,
    mentions: [
      { word: "woman", class: "person", start: 2, end: 7, hallucinated: false },
      { word: "stove", class: "oven" },
    ],
  });
});

test.each(smallCases)("chairScorer equals the official code: $case", async ({ captions, expected }) => {
  const report = await score(captions, { unknownImages: "empty" });
  if (expected.overall !== undefined) expect(report.metrics).toMatchObject(expected.overall);
  if (expected.printed !== undefined) expect(report.printed).toEqual(expected.printed);
  const isUndefined = Object.values(report.metrics).includes(null);
  expect(isUndefined).toBe(expected.error !== undefined);
});

test("chairScorer has null, not 0, where no caption names an object", async () => {
  const { metrics, printed } = await score([{ image_id: 910001, caption: "Grass and sky." }]);
  expect(metrics).toMatchObject({ CHAIRs: 0, CHAIRi: null, Recall: 0, Precision: null, F1: null });
  expect(printed).toMatchObject({ CHAIRs: "0.0", CHAIRi: null });
});

test("chairScorer refuses an image without ground truth, or leaves it out and counts it", async () => {
  const captions = [
    { image_id: 910001, caption: "An oven." },
    { image_id: 5, caption: "A dog." },
  ];
  await expect(score(captions)).rejects.toThrow("line 2 is of image 5, which the ground truth does not have");
  const report = await score(captions, { unknownImages: "exclude" });
  expect(report.n).toBe(1);
  expect(report.exclusions).toEqual([
    { reason: "the caption's image has no ground truth", count: 1, examples: ["5"] },
  ]);
  await expect(score(captions.slice(1), { unknownImages: "exclude" })).rejects.toThrow("no caption is left");
});

test("chairScorer refuses a ground truth of the other front end, and none", async () => {
  const captions = join(ownScenesFolder, "captions.jsonl");
  const byPattern = scorer.score({ captions, groundTruth, options: { frontEnd: "pattern" } });
  await expect(byPattern).rejects.toThrow(ScoringError);
  await expect(byPattern).rejects.toThrow(`"${groundTruth}" was made by the wordnet one`);
  await expect(scorer.score({ captions })).rejects.toThrow("Cannot score: no ground truth is named");
});

test("chairScorer refuses an id that comes twice, unless both are to be kept", async () => {
  const captions = join(ownScenesFolder, "captions.jsonl");
  await expect(scorer.score({ captions, groundTruth })).rejects.toThrow(InputFileError);
});

test("chairScorer records what it scored with", async () => {
  const { settings } = await score([{ image_id: 910001, caption: "An oven." }]);
  expect(settings).toMatchObject({
    frontEnd: "wordnet",
    nltk: "3.9.1",
    groundTruthFrontEnd: "wordnet",
    groundTruthInstances: "2014",
    imageListSha256: null,
    imagesSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
