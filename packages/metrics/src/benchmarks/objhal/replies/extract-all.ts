import { createHash } from "node:crypto";
import type { ChatClient } from "../../../extraction/chat-client.ts";
import type { ChosenReplies } from "../../../extraction/choose-replies.ts";
import type { ReplyRecord } from "../../../extraction/reply-record.ts";
import type { ObjhalAnswer } from "../answer-of-row.ts";
import { type Extraction, extractObjects } from "./extract-objects.ts";
import { fillPrompt, type PromptTemplate } from "./prompt.ts";

/** A chat model to ask, and where its replies go. */
export interface Interview {
  readonly client: ChatClient;
  readonly prompt: PromptTemplate;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Called with each reply before it is used. */
  readonly store: (record: ReplyRecord) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/** What two equal answers to equal questions share. */
export function answerKey({ question, text }: ObjhalAnswer): string {
  return createHash("sha256")
    .update(JSON.stringify([question ?? "", text]))
    .digest("hex");
}

/**
 * The extraction of each answer, by its key: stored replies first, then, where there is somebody to ask, new ones.
 * A failed request stops the others and is thrown; replies that came are stored by then.
 */
export async function extractAll(
  answers: readonly ObjhalAnswer[],
  stored: ChosenReplies["byKey"],
  interview?: Interview,
): Promise<ReadonlyMap<string, Extraction>> {
  const unique = new Map(answers.map((answer) => [answerKey(answer), answer]));
  const stop = new AbortController();
  const { signal } = interview ?? {};
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const tasks = [...unique].map(async ([key, answer]): Promise<[string, Extraction]> => {
    const ask = interview && (() => askAbout({ ...interview, signal: either }, key, answer));
    try {
      return [key, await extractObjects(answer.text, { stored: stored.get(key) ?? [], ask })];
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  });
  await Promise.allSettled(tasks);
  if (stop.signal.aborted) throw stop.signal.reason;
  return new Map(await Promise.all(tasks));
}

async function askAbout(interview: Interview, key: string, answer: ObjhalAnswer): Promise<ReplyRecord> {
  const { client, prompt, parameters, store, signal } = interview;
  const content = fillPrompt(prompt, { question: answer.question ?? "", answer: answer.text });
  const reply = await client.ask({ messages: [{ role: "system", content }], parameters }, signal);
  const record: ReplyRecord = {
    key,
    model: client.model,
    parameters: { ...parameters },
    prompt: prompt.sha256,
    time: new Date().toISOString(),
    content: reply.content,
    servedBy: reply.model,
    finishReason: reply.finishReason,
    usage: reply.usage,
  };
  await store(record);
  return record;
}
