import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { ChatClient } from "../../../extraction/chat-client.ts";
import { obtainExtractions } from "./obtain-extractions.ts";
import { parsePrompt } from "./prompt.ts";

const answers = [{ imageId: "1", question: "What?", text: "A dog on the grass." }];
const prompt = parsePrompt("{question} {answer}", "own");
let replies: string;

beforeEach(async () => {
  replies = join(await mkdtemp(join(tmpdir(), "kvsweep-replies-")), "replies.jsonl");
});

const clientOf = (model: string): ChatClient => ({
  model,
  ask: async () => ({ content: `["${model}"]`, model, finishReason: "stop", usage: null }),
});

function obtain(supply: { client?: ChatClient; model?: string; parameters?: Record<string, unknown> } = {}) {
  return obtainExtractions(answers, {
    replies,
    prompt,
    parameters: undefined,
    defaultParameters: { top_p: 1 },
    ...supply,
  });
}

const objects = ({ extractions }: Awaited<ReturnType<typeof obtain>>) =>
  [...extractions.values()].map((extraction) => extraction.objects);

test("obtainExtractions() asks once, and is offline from then on", async () => {
  const first = await obtain({ client: clientOf("one") });
  expect([objects(first), first.newReplies]).toEqual([[["one"]], 1]);
  const again = await obtain({ client: clientOf("one") });
  expect([objects(again), again.newReplies]).toEqual([[["one"]], 0]);
  const offline = await obtain();
  expect(offline).toEqual({
    ...again,
    settings: { model: "one", parameters: { top_p: 1 }, prompt: prompt.sha256 },
  });
});

test("obtainExtractions() never mixes the replies of two models or of other parameters", async () => {
  await obtain({ client: clientOf("one") });
  expect(objects(await obtain({ client: clientOf("two") }))).toEqual([["two"]]);
  const hot = await obtain({ client: clientOf("one"), parameters: { temperature: 1 } });
  expect(hot.newReplies).toBe(1);
  await expect(obtain()).rejects.toThrow(/they are of 3 settings \(models one, two, one\)$/);
  expect(objects(await obtain({ model: "two" }))).toEqual([["two"]]);
  expect((await readFile(replies, "utf8")).trimEnd().split("\n").length).toBe(3);
});

test("obtainExtractions() names a file that is not there", async () => {
  await expect(obtain()).rejects.toThrow(`Cannot read replies from "${replies}"`);
});

test("obtainExtractions() needs a prompt to ask", async () => {
  const supply = {
    replies,
    prompt: null,
    parameters: undefined,
    defaultParameters: {},
    client: clientOf("one"),
  };
  await expect(obtainExtractions(answers, supply)).rejects.toThrow(
    "Cannot ask a chat model: there is no prompt",
  );
});
