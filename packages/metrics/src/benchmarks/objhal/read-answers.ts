import { z } from "zod";
import { imageId } from "../../captions/image-id.ts";
import { InputFileError } from "../../captions/input-file-error.ts";
import { readJsonRows } from "../../captions/read-json-rows.ts";
import { answerOfRow, type ObjhalAnswer } from "./answer-of-row.ts";

const Question = z.object({ image_id: z.union([z.int(), z.string()]) });

/**
 * The answers of a JSONL file. Rows without image_id take that of the same row of `questions`, the official
 * obj_halbench_300_with_image.jsonl. Throws InputFileError that names the file and the line.
 */
export async function readAnswers(path: string, questions?: string): Promise<ObjhalAnswer[]> {
  const ids = questions === undefined ? [] : await questionIds(questions);
  const answers: ObjhalAnswer[] = [];
  for await (const { value, place } of readJsonRows(path)) {
    const answer = answerOfRow(value, ids[answers.length]);
    if (typeof answer === "string") throw refusal(path, `${place} ${answer}`);
    answers.push(answer);
  }
  if (answers.length === 0) throw refusal(path, "it holds none");
  return answers;
}

async function questionIds(path: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { value, place } of readJsonRows(path)) {
    const row = Question.safeParse(value);
    const id = row.success ? imageId(row.data.image_id) : undefined;
    if (id === undefined) throw refusal(path, `${place} has no image_id`);
    ids.push(id);
  }
  return ids;
}

const advice =
  "Write one JSON object a line with image_id, question and text, or name the questions' file where image_id is missing.";

function refusal(path: string, what: string): InputFileError {
  return new InputFileError(`Cannot read answers from "${path}": ${what}`, advice);
}
