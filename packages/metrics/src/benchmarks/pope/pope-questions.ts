import { z } from "zod";
import { InputFileError } from "../../captions/input-file-error.ts";
import { readJsonRows } from "../../captions/read-json-rows.ts";

const Row = z.object({
  question_id: z.union([z.int(), z.string().min(1)]),
  text: z.string(),
  label: z.enum(["yes", "no"]),
});

/** A question whether an object is there, with the right answer. */
export interface PopeQuestion {
  readonly id: string;
  readonly isPresent: boolean;
}

/** Reads POPE's questions, in order. Throws InputFileError that names the file and the line. */
export async function readPopeQuestions(path: string): Promise<PopeQuestion[]> {
  const questions = new Map<string, PopeQuestion>();
  for await (const { value, place } of readJsonRows(path)) {
    const row = Row.safeParse(value);
    if (!row.success) throw refusal(path, `${place} is no question with the label yes or no`);
    const id = String(row.data.question_id);
    if (questions.has(id)) throw refusal(path, `${place} is question ${id}, which comes twice`);
    questions.set(id, { id, isPresent: row.data.label === "yes" });
  }
  if (questions.size === 0) throw refusal(path, "it holds no questions");
  return [...questions.values()];
}

function refusal(path: string, what: string): InputFileError {
  return new InputFileError(
    `Cannot read questions from "${path}": ${what}`,
    "Name a file of POPE, such as coco_pope_random.json.",
  );
}
