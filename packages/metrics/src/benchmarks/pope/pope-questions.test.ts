import { expect, test } from "vitest";
import { jsonLines, temporaryFile } from "../../captions/testing/temporary-file.ts";
import { referencePath } from "../../text/testing/reference-data.ts";
import { readPopeQuestions } from "./pope-questions.ts";

const read = async (...rows: unknown[]) => readPopeQuestions(await temporaryFile(jsonLines(...rows)));
const row = (id: number, label: string) => ({
  question_id: id,
  image: "1.jpg",
  text: "Is there a dog?",
  label,
});
const files = ["random", "popular", "adversarial"].flatMap(
  (name) => referencePath(`pope/coco_pope_${name}.json`) ?? [],
);

test("readPopeQuestions() reads ids and labels", async () => {
  expect(await read(row(1, "yes"), row(2, "no"))).toEqual([
    { id: "1", isPresent: true },
    { id: "2", isPresent: false },
  ]);
});

test("readPopeQuestions() names the line that is wrong", async () => {
  await expect(read(row(1, "yes"), row(2, "maybe"))).rejects.toThrow(
    "line 2 is no question with the label yes or no",
  );
  await expect(read(row(1, "yes"), row(1, "no"))).rejects.toThrow("line 2 is question 1, which comes twice");
});

test.skipIf(files.length === 0).each(files)("readPopeQuestions() reads %s", async (path) => {
  const questions = await readPopeQuestions(path);
  expect(questions).toHaveLength(3000);
  expect(questions.filter(({ isPresent }) => isPresent)).toHaveLength(1500);
});
