import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ChatClient } from "../../extraction/chat-client.ts";
import { createChatClient } from "../../extraction/chat-client.ts";
import { fails, says, startChatServer } from "../../extraction/testing/chat-server.ts";
import { fakeClock } from "../../extraction/testing/fake-clock.ts";
import { smallPunkt } from "../../text/testing/own-fixtures.ts";
import { objhalFileScorer } from "./objhal.ts";
import { ownFolder, writeRows } from "./testing/own-folder.ts";

const rows = [
  { image_id: 1, question: "What?", text: "A dog and a car on the grass." },
  { image_id: 2, question: "What?", text: "Nothing but grass is there." },
];

/** A chat model that answers with the first of these texts whose key its question holds. */
const chat = (replies: Record<string, string>): ChatClient => ({
  model: "m",
  ask: async ({ messages }) => {
    const [, content = null] =
      Object.entries(replies).find(([key]) => messages[0]?.content.includes(key)) ?? [];
    return { content, model: "m-1", finishReason: "stop", usage: { input: 10, output: 2, total: 12 } };
  },
});

async function score(client: ChatClient | undefined, options: Record<string, string> = {}) {
  const data = await ownFolder();
  const perCaption = join(data, "lines.jsonl");
  const report = await objhalFileScorer({ punkt: smallPunkt(), client }).score({
    captions: await writeRows(data, rows),
    groundTruth: join(data, "annotations"),
    perCaption,
    options: { data, replies: join(data, "replies.jsonl"), ...options },
  });
  return { report, lines: (await readFile(perCaption, "utf8")).trimEnd().split("\n") };
}

test("objhal scores answers, counts tokens, and says how it was done", async () => {
  const { report, lines } = await score(chat({ dog: '["dog", "car"]', grass: "[]" }));
  expect(report).toMatchObject({
    benchmark: "objhal",
    version: 1,
    n: 2,
    metrics: { CHAIRs: 0.5, CHAIRs_refine: 1, CHAIRi: 0.5, obj_rec: 0.25, CoCoNum: 1 },
    counts: { calls: 2, inputTokens: 20, outputTokens: 4 },
    settings: { extraction: "chat", model: "m", images: 2 },
  });
  expect(report.settings["definitions"]).toMatch(/KVSmooth's Table 3 prints the two the other way round$/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    image_id: 1,
    question: "What?",
    objects: ["dog", "car"],
    words: ["dog", "car"],
    mentions: [
      { word: "dog", hallucinated: false },
      { word: "car", hallucinated: true },
    ],
  });
});

test("objhal does without a chat model where it is told to", async () => {
  const { report } = await score(undefined, { extraction: "none" });
  expect(report).toMatchObject({ n: 2, metrics: { CHAIRs: 0.5 }, settings: { extraction: "none" } });
  expect(report.counts).not.toHaveProperty("calls");
});

test("objhal stops at an unreadable reply, or counts the answer as left out", async () => {
  const client = chat({ dog: '["dog"]', grass: "null" });
  await expect(score(client)).rejects.toThrow(
    /about answer 2 \(image 2\), the reply is a number, true, false or null$/,
  );
  const { report } = await score(client, { unreadable: "exclude" });
  expect(report).toMatchObject({ n: 1, exclusions: [{ count: 1, examples: ["2"] }] });
});

test("objhal names what it needs", async () => {
  const scorer = objhalFileScorer();
  await expect(scorer.score({ captions: "a.jsonl" })).rejects.toThrow(
    "Cannot score: no data folder is named",
  );
  const data = await ownFolder();
  await expect(scorer.score({ captions: "a.jsonl", options: { data } })).rejects.toThrow(
    "Cannot score: no ground truth is named",
  );
});

test("objhal goes on where a stopped run stopped, over a real connection, and pays for no reply twice", async () => {
  const data = await ownFolder();
  const captions = await writeRows(data, rows);
  const controller = new AbortController();
  await using server = await startChatServer(
    fails(429, "", { "retry-after-ms": "1" }),
    says('["dog", "car"]'),
    () => controller.abort(new Error("enough")),
    says("[]"),
  );
  const client = createChatClient({
    baseUrl: server.baseUrl,
    model: "m",
    concurrency: 1,
    clock: fakeClock(),
  });
  const run = (signal?: AbortSignal) =>
    objhalFileScorer({ punkt: smallPunkt(), client, signal }).score({
      captions,
      groundTruth: join(data, "annotations"),
      options: { data, replies: join(data, "replies.jsonl") },
    });
  await expect(run(controller.signal)).rejects.toThrow("enough");
  const report = await run();
  expect(report).toMatchObject({ n: 2, settings: { newReplies: 1 }, counts: { calls: 2, inputTokens: 40 } });
  expect(server.requests.length).toBe(4);
});
