import { z } from "zod";
import { InputFileError } from "../../captions/input-file-error.ts";
import { readJsonRows } from "../../captions/read-json-rows.ts";

const Row = z.object({
  question_id: z.union([z.int(), z.string().min(1)]).optional(),
  answer: z.string().optional(),
  text: z.string().optional(),
});

/** A model's answer. */
export interface PopeAnswer {
  /** The question's; null where the answers stand in the questions' order. */
  readonly id: string | null;
  readonly text: string;
}

/** Reads answers as POPE (answer) or LLaVA (text) write them, in order. Throws InputFileError that names the file and the line. */
export async function readPopeAnswers(path: string): Promise<PopeAnswer[]> {
  const answers: PopeAnswer[] = [];
  for await (const { value, place } of readJsonRows(path)) {
    const row = Row.safeParse(value);
    const text = row.data?.answer ?? row.data?.text;
    if (text === undefined) throw refusal(path, `${place} has no answer`);
    const id = row.data?.question_id;
    answers.push({ id: id === undefined ? null : String(id), text });
  }
  if (answers.length === 0) throw refusal(path, "it holds none");
  return answers;
}

function refusal(path: string, what: string): InputFileError {
  const advice = "Write one JSON object a line, with question_id and answer, or as LLaVA with text.";
  return new InputFileError(`Cannot read answers from "${path}": ${what}`, advice);
}
