import { readFile } from "node:fs/promises";
import { InputFileError } from "../../../captions/input-file-error.ts";
import type { ChatClient } from "../../../extraction/chat-client.ts";
import { chooseReplies, type ReplySettings } from "../../../extraction/choose-replies.ts";
import { parseReplies } from "../../../extraction/parse-replies.ts";
import { openReplyLog } from "../../../extraction/reply-log.ts";
import { ScoringError } from "../../../scoring/scoring-error.ts";
import type { ObjhalAnswer } from "../answer-of-row.ts";
import { extractAll } from "./extract-all.ts";
import type { Extraction } from "./extract-objects.ts";
import type { PromptTemplate } from "./prompt.ts";

/** Where replies are stored, and whom to ask for those that are missing. */
export interface ReplySupply {
  /** Path of the stored replies; made where there is none and a client is given. */
  readonly replies: string;
  /** Absent offline. */
  readonly client?: ChatClient | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly prompt: PromptTemplate | null;
  /** The model whose replies to take; default: the client's, or the only one there. */
  readonly model?: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
}

/** The extractions by `answerKey`, and how they were asked for. */
export interface ObtainedExtractions {
  readonly extractions: ReadonlyMap<string, Extraction>;
  /** Null where no answer needed a reply. */
  readonly settings: ReplySettings | null;
  /** Replies that this run paid for. */
  readonly newReplies: number;
}

/** What chat models found in these answers, from stored replies and, online, new ones. Throws MetricsError. */
export async function obtainExtractions(
  answers: readonly ObjhalAnswer[],
  supply: ReplySupply & { readonly defaultParameters: Readonly<Record<string, unknown>> },
): Promise<ObtainedExtractions> {
  const { client, replies, signal, prompt, model } = supply;
  if (client === undefined) {
    const wanted = { ...(model && { model }), ...(supply.parameters && { parameters: supply.parameters }) };
    const { records } = parseReplies(await readReplies(replies), replies);
    const { byKey, settings } = chooseReplies(records, wanted);
    return { extractions: await extractAll(answers, byKey), settings, newReplies: 0 };
  }
  if (prompt === null) throw new ScoringError("Cannot ask a chat model: there is no prompt", promptAdvice);
  const parameters = supply.parameters ?? supply.defaultParameters;
  const settings = { model: client.model, parameters, prompt: prompt.sha256 };
  await using log = await openReplyLog(replies);
  let newReplies = 0;
  const { byKey } = chooseReplies(log.records, settings);
  const store = (record: Parameters<typeof log.append>[0]) => {
    newReplies++;
    return log.append(record);
  };
  const extractions = await extractAll(answers, byKey, { client, prompt, parameters, store, signal });
  return { extractions, settings, newReplies };
}

const promptAdvice = "Name a data folder with the official eval_gpt_obj_halbench.py, whose prompt is used.";

async function readReplies(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = "Name stored replies, or give a chat model to ask.";
    throw new InputFileError(`Cannot read replies from "${path}": ${reason}`, advice, { cause });
  }
}
