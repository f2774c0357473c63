import { join } from "node:path";
import { expect, test } from "vitest";
import { smallPunkt } from "../../text/testing/own-fixtures.ts";
import type { ObjhalAnswer } from "./answer-of-row.ts";
import { findObjects } from "./find-objects.ts";
import { loadObjhalFiles } from "./objhal-files.ts";
import { parseObjhalOptions } from "./objhal-options.ts";
import { ownFolder } from "./testing/own-folder.ts";

const folder = await ownFolder();
const files = await loadObjhalFiles(folder);
const answer = { imageId: "1", question: "What?", text: "Two dogs on the beach." };
const language = { punkt: smallPunkt() };
const client = {
  model: "m",
  ask: async () => ({ content: '["big dogs", "beach"]', model: null, finishReason: null, usage: null }),
};
const find = (given: Record<string, string>, answers: readonly ObjhalAnswer[] = [answer]) =>
  findObjects(answers, { files, options: parseObjhalOptions(given), language, client });

test("findObjects() without a chat model gives the words of the text", async () => {
  const found = await find({ extraction: "none" });
  expect(found.of(answer)).toEqual({ words: ["two", "dog", "on", "the", "beach", "."], extraction: null });
  expect(found.settings).toEqual({ extraction: "none" });
});

test("findObjects() with one gives the words of what it extracted, and says how", async () => {
  const found = await find({ replies: join(folder, "replies.jsonl") });
  expect(found.of(answer).words).toEqual(["dog", "beach"]);
  expect(found.settings).toMatchObject({ model: "m", newReplies: 1, promptSha256: files.prompt?.sha256 });
  expect(found.settings["parameters"]).toContain('"temperature":0.2');
  expect(found.settings["spacy"]).toMatch(/^none: NLTK's tagger/);
});

test("findObjects() needs a file of replies, and questions to ask", async () => {
  await expect(find({})).rejects.toThrow("Cannot score: no file of chat replies is named");
  const mute = { ...answer, question: undefined };
  await expect(find({ replies: join(folder, "r.jsonl") }, [answer, mute])).rejects.toThrow(
    "Cannot ask a chat model: answer 2 has no question",
  );
});
