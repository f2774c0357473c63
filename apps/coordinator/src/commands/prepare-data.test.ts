import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { hasPunkt, ownAmber, ownScenes } from "../testing/own-data.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { prepareAmberData, prepareCocoData, prepareObjhalData } from "./prepare-data.ts";
import { score } from "./score.ts";

const { annotations, captions } = ownScenes;
/** CHAIR's words, which have the form of the official ones. */
const lexicon = join(repository, "packages/metrics/data/chair-synonyms.txt");
const coco = { annotations, frontEnd: "wordnet", nltk: "3.9.1", instances: "2014" } as const;

test.skipIf(!hasPunkt())("prepareCocoData() writes a ground truth that CHAIR scores by", async () => {
  const output = join(temporaryFolder(), "coco.jsonl");
  const terminal = new RecordingTerminal();
  expect(await prepareCocoData({ ...coco, output }, terminal)).toBe(0);
  expect(terminal.said).toContain(`Reading ${join(annotations, "captions_val2014.json")} …\n`);
  expect(terminal.said).toMatch(/: the objects of 20 images\n$/);
  const files = { captions, groundTruth: output, imageList: undefined, perCaption: undefined };
  const options = { repeatedIds: "keep" };
  await score({ benchmark: "chair", ...files, options, json: false, chat: undefined }, terminal);
  expect(terminal.printed).toContain("chair (version 1), 30 captions\n");
  for (const value of ["46.7", "29.0", "35.0", "72.4", "47.2", "13.5"])
    expect(terminal.printed).toContain(`  ${value}\n`);
});

test("prepareCocoData() names the annotations that are missing", async () => {
  const prepared = prepareCocoData(
    { ...coco, instances: "2017", output: "/nowhere/x" },
    new RecordingTerminal(),
  );
  await expect(prepared).rejects.toThrow("instances_train2017.json and instances_val2017.json are not there");
});

test.skipIf(!hasPunkt())("prepareObjhalData() writes the objects of all images", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "synonyms_refine.txt"), readFileSync(lexicon, "utf8"));
  const output = join(folder, "objhal.jsonl");
  const terminal = new RecordingTerminal();
  expect(await prepareObjhalData({ annotations, data: folder, output, nltk: "3.9.1" }, terminal)).toBe(0);
  expect(terminal.said).toBe(`Wrote ${output}: the objects of 20 images\n`);
  expect(readFileSync(output, "utf8")).toContain("910001");
});

test("prepareAmberData() says what the folder holds, and how its similarity table is made", async () => {
  const terminal = new RecordingTerminal();
  expect(await prepareAmberData({ folder: ownAmber, similarity: undefined }, terminal)).toBe(0);
  expect(terminal.said).toContain(
    `${ownAmber}: files that differ from the official ones, 2 images, 14 words\n`,
  );
  expect(terminal.said).toContain("No similarity table: scores would be labelled exact-match.");
});

test("prepareAmberData() names the model of a similarity table that is there", async () => {
  const terminal = new RecordingTerminal();
  await prepareAmberData({ folder: ownAmber, similarity: join(ownAmber, "similarity.json") }, terminal);
  expect(terminal.said).toContain("Similarities of ");
  expect(terminal.said).not.toContain("No similarity table");
});
