import { expect, test } from "vitest";
import { jsonLines, temporaryFile } from "../../captions/testing/temporary-file.ts";
import { readPopeAnswers } from "./pope-answers.ts";

const read = async (...rows: unknown[]) => readPopeAnswers(await temporaryFile(jsonLines(...rows)));

test("readPopeAnswers() reads POPE's and LLaVA's fields", async () => {
  expect(await read({ question: "Is there a dog?", answer: "No" }, { question_id: 7, text: "Yes" })).toEqual([
    { id: null, text: "No" },
    { id: "7", text: "Yes" },
  ]);
});

test("readPopeAnswers() names the line that has none", async () => {
  await expect(read({ answer: "No" }, { answer: null })).rejects.toThrow("line 2 has no answer");
});
