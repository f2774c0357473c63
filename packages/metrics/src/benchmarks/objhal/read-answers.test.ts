import { expect, test } from "vitest";
import { temporaryFile } from "../../captions/testing/temporary-file.ts";
import { readAnswers } from "./read-answers.ts";

test("readAnswers() takes missing ids from the same row of the questions' file", async () => {
  const answers = await temporaryFile('{"text": "A"}\n{"text": "B"}\n', "a.jsonl");
  const questions = await temporaryFile('{"image_id": 7}\n{"image_id": "8", "image": "…"}\n', "q.jsonl");
  expect((await readAnswers(answers, questions)).map(({ imageId, text }) => [imageId, text])).toEqual([
    ["7", "A"],
    ["8", "B"],
  ]);
  await expect(readAnswers(answers)).rejects.toThrow(
    `Cannot read answers from "${answers}": line 1 has no image_id`,
  );
});

test("readAnswers() names a row that is none, and an empty file", async () => {
  const path = await temporaryFile('{"image_id": 1, "text": "A"}\n[]\n', "a.jsonl");
  await expect(readAnswers(path)).rejects.toThrow(
    `Cannot read answers from "${path}": line 2 is no JSON object`,
  );
  await expect(readAnswers(await temporaryFile("\n", "b.jsonl"))).rejects.toThrow(/it holds none$/);
});
