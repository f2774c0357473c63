import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CommandError } from "../errors.ts";
import { localServer } from "../testing/local-server.ts";
import { hasPunkt, ownPope, writeRows } from "../testing/own-data.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { type ScoreOptions, score } from "./score.ts";

const defaults: ScoreOptions = {
  benchmark: "pope",
  ...ownPope,
  imageList: undefined,
  perCaption: undefined,
  options: {},
  json: false,
  chat: undefined,
};

async function scored(change: Partial<ScoreOptions> = {}): Promise<string> {
  const terminal = new RecordingTerminal();
  expect(await score({ ...defaults, ...change }, terminal)).toBe(0);
  return terminal.printed;
}

test("score() prints the metrics for people, digit by digit as the official code does", async () => {
  expect(await scored()).toBe(
    [
      "pope (version 1), 12 captions",
      "  accuracy   0.5833333333333334",
      "  precision  0.6",
      "  recall     0.5",
      "  f1         0.5454545454545454",
      "  yes_ratio  0.4166666666666667",
      "",
    ].join("\n"),
  );
});

test("score() prints the whole report as JSON, and writes a line a caption", async () => {
  const perCaption = join(temporaryFolder(), "lines.jsonl");
  expect(JSON.parse(await scored({ json: true, perCaption }))).toMatchObject({
    benchmark: "pope",
    n: 12,
    metrics: { accuracy: 7 / 12, precision: 0.6 },
    counts: { TP: 3, FP: 2, TN: 4, FN: 3 },
    exclusions: [],
  });
  expect(readFileSync(perCaption, "utf8").trimEnd().split("\n")).toHaveLength(12);
});

test("score() says what was left out, and prints a dash where there is nothing to divide by", async () => {
  const folder = temporaryFolder();
  const groundTruth = writeRows(folder, "truth.jsonl", [
    { image_id: 1, objects: ["dog", "cat", "chair"] },
    { image_id: 2, objects: ["car", "traffic light", "cup"] },
  ]);
  const captions = writeRows(folder, "captions.jsonl", [
    { image_id: 1, caption: "Grass." },
    { image_id: 2, caption: "Sky." },
    { image_id: 9, caption: "A dog." },
  ]);
  const text = await scored({ benchmark: "opope", captions, groundTruth });
  expect(text).toContain("opope (version 1), 2 captions\n");
  expect(text).toMatch(/^ {2}\S*precision +–$/im);
  expect(text).toMatch(/^ {2}1 left out: .*ground truth.* \(9\)$/m);
});

test("score() names the captions or the ground truth that does not exist", async () => {
  const refused = (change: Partial<ScoreOptions>) =>
    score({ ...defaults, ...change }, new RecordingTerminal());
  await expect(refused({ groundTruth: "/nowhere/coco.jsonl" })).rejects.toThrow(CommandError);
  await expect(refused({ groundTruth: "/nowhere/coco.jsonl" })).rejects.toThrow(
    'the ground truth "/nowhere/coco.jsonl" does not exist',
  );
  await expect(refused({ captions: "/nowhere/c.jsonl" })).rejects.toThrow(
    'Cannot score "/nowhere/c.jsonl": this file of captions does not exist',
  );
  await expect(refused({ groundTruth: undefined })).rejects.toThrow("no file of questions is named");
});

test("score() refuses an option, or an option's value, that the scorer does not have", async () => {
  const refused = (benchmark: string, options: Record<string, string>) =>
    score({ ...defaults, benchmark, options }, new RecordingTerminal());
  await expect(refused("pope", { nltk: "3.9.1" })).rejects.toThrow('Cannot score by pope with option "nltk"');
  await expect(refused("opope", { unknownImages: "empty" })).rejects.toThrow('unknownImages "empty"');
});

test.skipIf(!hasPunkt())("score() of objhal asks the chat model that the settings name", async () => {
  const asked: { url: string | undefined; key: string | undefined; body: string }[] = [];
  const server = await localServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    asked.push({ url: request.url, key: request.headers.authorization, body });
    const usage = { prompt_tokens: 2, completion_tokens: 1, total_tokens: 3 };
    const choices = [{ message: { role: "assistant", content: '["dog", "car"]' }, finish_reason: "stop" }];
    response.end(JSON.stringify({ model: "served", choices, usage }));
  });
  const folder = temporaryFolder();
  writeFileSync(join(folder, "synonyms_refine.txt"), "dog, puppy\ndining table\ncar\n");
  writeFileSync(join(folder, "prompt.txt"), "{question} {answer}");
  const groundTruth = join(folder, "annotations");
  mkdirSync(groundTruth);
  for (const [set, id] of [["train", 1] as const, ["val", 2] as const]) {
    const images = [{ id }];
    const instances = {
      images,
      annotations: [{ image_id: id, category_id: 5 }],
      categories: [{ id: 5, name: "dining table" }],
    };
    const captions = { images, annotations: [{ image_id: id, caption: "A puppy." }] };
    writeFileSync(join(groundTruth, `instances_${set}2014.json`), JSON.stringify(instances));
    writeFileSync(join(groundTruth, `captions_${set}2014.json`), JSON.stringify(captions));
  }
  const captions = writeRows(folder, "answers.jsonl", [
    { image_id: 1, question: "What?", text: "A dog and a car on the grass." },
  ]);
  const options = { data: folder, replies: join(folder, "replies.jsonl") };
  const chat = { baseUrl: `${server}/v1`, model: "own-model", apiKey: "own-key" };
  const report = await scored({ benchmark: "objhal", captions, groundTruth, options, chat, json: true });
  expect(asked).toMatchObject([{ url: "/v1/chat/completions", key: "Bearer own-key" }]);
  expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({ model: "own-model" });
  expect(JSON.parse(report)).toMatchObject({ n: 1, metrics: { CHAIRi: 0.5 } });
});
