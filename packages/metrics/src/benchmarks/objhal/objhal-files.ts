import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { BenchmarkDataError } from "../../errors.ts";
import { readDataFile } from "../read-data-file.ts";
import { type PromptTemplate, parsePrompt } from "./replies/prompt.ts";
import { type ObjhalLexicon, parseObjhalLexicon } from "./words/objhal-lexicon.ts";

/** What the scorer takes from the official repository. */
export interface ObjhalFiles {
  readonly lexicon: ObjhalLexicon;
  readonly lexiconSha256: string;
  /** Null where the folder has neither the official script nor a prompt.txt; needed only to ask a chat model. */
  readonly prompt: PromptTemplate | null;
}

const advice = "Name the folder eval/ of github.com/RLHF-V/RLAIF-V.";
const lexiconNames = ["synonyms_refine.txt", "data/synonyms_refine.txt", "eval/data/synonyms_refine.txt"];
const promptNames = ["eval_gpt_obj_halbench.py", "eval/eval_gpt_obj_halbench.py", "prompt.txt"];

/** Finds and reads the lexicon and the prompt in a folder. Throws BenchmarkDataError where the lexicon is missing. */
export async function loadObjhalFiles(folder: string): Promise<ObjhalFiles> {
  const lexiconPath = await firstThere(folder, lexiconNames);
  if (lexiconPath === undefined) {
    throw new BenchmarkDataError(`Cannot find synonyms_refine.txt in "${folder}": it is not there`, advice);
  }
  const bytes = await readDataFile(lexiconPath, advice);
  const promptPath = await firstThere(folder, promptNames);
  return {
    lexicon: parseObjhalLexicon(bytes.toString("utf8"), lexiconPath),
    lexiconSha256: createHash("sha256").update(bytes).digest("hex"),
    prompt: promptPath === undefined ? null : await readPrompt(promptPath),
  };
}

async function readPrompt(path: string): Promise<PromptTemplate> {
  return parsePrompt((await readDataFile(path, advice)).toString("utf8"), path);
}

async function firstThere(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const path = join(folder, name);
    if (await stat(path).catch(() => null)) return path;
  }
  return undefined;
}
