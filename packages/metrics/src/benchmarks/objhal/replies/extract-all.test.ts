import { expect, test } from "vitest";
import type { ChatClient } from "../../../extraction/chat-client.ts";
import type { ReplyRecord } from "../../../extraction/reply-record.ts";
import { answerKey, extractAll } from "./extract-all.ts";
import { parsePrompt } from "./prompt.ts";

const prompt = parsePrompt("{question} {answer}", "own");
const answerOf = (text: string) => ({ imageId: "1", question: "What?", text });
const answers = ["A dog on grass.", "A cat on grass.", "A dog on grass."].map(answerOf);

function interview(ask: ChatClient["ask"], signal?: AbortSignal) {
  const stored: ReplyRecord[] = [];
  const store = async (record: ReplyRecord) => void stored.push(record);
  return {
    stored,
    interview: { client: { model: "m", ask }, prompt, parameters: { top_p: 1 }, store, signal },
  };
}

const says = (content: string) => ({ content, model: "served", finishReason: "stop", usage: null });

test("extractAll() asks once about equal answers, and stores what it got", async () => {
  const { interview: chat, stored } = interview(async ({ messages }) => says(`["${messages[0]?.content}"]`));
  const found = await extractAll(answers, new Map(), chat);
  expect(found.get(answerKey(answerOf("A dog on grass.")))?.objects).toEqual(["What? A dog on grass."]);
  expect(stored.map(({ key }) => key)).toEqual([...found.keys()]);
  expect(stored[0]).toMatchObject({
    model: "m",
    servedBy: "served",
    parameters: { top_p: 1 },
    prompt: prompt.sha256,
  });
});

test("extractAll() stops the others when a request fails, and keeps what came before", async () => {
  const { interview: chat, stored } = interview(async ({ messages }, signal) => {
    if (messages[0]?.content.includes("dog")) return says('["dog"]');
    if (messages[0]?.content.includes("cat")) throw new Error("wrong key");
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  });
  const asked = extractAll([...answers, answerOf("A bird on the grass.")], new Map(), chat);
  await expect(asked).rejects.toThrow("wrong key");
  expect(stored.length).toBe(1);
});

test("extractAll() stops when it is told to", async () => {
  const controller = new AbortController();
  const { interview: chat } = interview(async (_, signal) => {
    controller.abort(new Error("enough"));
    signal?.throwIfAborted();
    return says("[]");
  }, controller.signal);
  await expect(extractAll(answers, new Map(), chat)).rejects.toThrow("enough");
});

test("answerKey() tells questions and answers apart", () => {
  const keys = [
    { imageId: "1", question: "a", text: "b" },
    { imageId: "2", question: "a", text: "b" },
    { imageId: "1", question: "ab", text: "" },
    { imageId: "1", question: undefined, text: "b" },
  ].map(answerKey);
  expect(new Set(keys).size).toBe(3);
});
