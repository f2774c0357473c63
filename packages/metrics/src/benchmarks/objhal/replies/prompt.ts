import { createHash } from "node:crypto";
import { BenchmarkDataError } from "../../../errors.ts";

/** The words around a question and its answer, with {question} and {answer} where they go. */
export interface PromptTemplate {
  readonly text: string;
  /** Of the UTF-8 text. */
  readonly sha256: string;
  /** Whether it is that of the official code. */
  readonly isOfficial: boolean;
}

const officialHash = "9d732f9b73a3cc965bee6eb163b8e5248e58bd9d382eb583e9ece59933e2b580";

/**
 * Reads the template out of the official eval_gpt_obj_halbench.py, or takes a text file as it is.
 * Throws BenchmarkDataError where a place for question or answer is missing.
 */
export function parsePrompt(source: string, path: string): PromptTemplate {
  const python = /^prompt_template = """([\s\S]*?)"""/m.exec(source.replaceAll("\r\n", "\n"))?.[1];
  const text = python === undefined ? source : python.replace(/\\(["'\\])/g, "$1");
  const missing = ["{question}", "{answer}"].find((place) => !text.includes(place));
  if (missing !== undefined) {
    const message = `Cannot read the prompt from "${path}": it has no ${missing}`;
    throw new BenchmarkDataError(message, advice);
  }
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { text, sha256, isOfficial: sha256 === officialHash };
}

const advice = "Name eval/eval_gpt_obj_halbench.py of github.com/RLHF-V/RLAIF-V.";

/** The message to send. The question goes in first: an "{answer}" in it is filled too, as in the official code. */
export function fillPrompt(
  { text }: PromptTemplate,
  { question, answer }: { readonly question: string; readonly answer: string },
): string {
  return text.replaceAll("{question}", () => question).replaceAll("{answer}", () => answer);
}
