import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createChatClient } from "./chat-client.ts";
import { ChatError } from "./chat-error.ts";
import type { ChatOptions } from "./chat-options.ts";
import { breaks, type ChatServer, fails, hangs, says, startChatServer } from "./testing/chat-server.ts";
import { fakeClock } from "./testing/fake-clock.ts";

const question = {
  messages: [{ role: "system", content: "Hello" }],
  parameters: { temperature: 0.2 },
} as const;
const apiKey = "sk-very-secret";

const clientOf = ({ baseUrl }: Pick<ChatServer, "baseUrl">, options: Partial<ChatOptions> = {}) =>
  createChatClient({ baseUrl, apiKey, model: "some-model", clock: fakeClock(), ...options });

test("ask() sends the model, messages and parameters, with the key as bearer", async () => {
  await using server = await startChatServer(says('["dog"]'));
  const reply = await clientOf(server).ask(question);
  expect(reply).toEqual({
    content: '["dog"]',
    model: "served-model",
    finishReason: "stop",
    usage: { input: 20, output: 5, total: 25 },
  });
  expect(server.requests).toMatchObject([
    {
      url: "/v1/chat/completions",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: { model: "some-model", messages: question.messages, temperature: 0.2 },
    },
  ]);
});

test("ask() sends no key where there is none, and takes a base URL with a slash and a query", async () => {
  await using server = await startChatServer(says("x"));
  const client = clientOf({ baseUrl: `${server.baseUrl}/?version=1` }, { apiKey: undefined });
  await client.ask(question);
  expect(server.requests[0]?.url).toBe("/v1/chat/completions?version=1");
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

test("ask() tries again after failures that may pass, waiting twice as long each time", async () => {
  await using server = await startChatServer(
    fails(500),
    breaks(),
    breaks('{"choices": ['),
    (response) => response.end("<html>busy</html>"),
    says("at last"),
  );
  const clock = fakeClock();
  expect((await clientOf(server, { clock }).ask(question)).content).toBe("at last");
  expect(clock.slept).toEqual([1000, 2000, 4000, 8000]);
});

test("ask() waits as long as the server asks, and holds other requests back", async () => {
  await using server = await startChatServer(fails(429, "slow down", { "retry-after": "30" }), says("ok"));
  const clock = fakeClock();
  const client = clientOf(server, { clock });
  await client.ask(question);
  expect(clock.now()).toBe(30_000);
});

test("ask() gives up after the last retry, with the server's words", async () => {
  await using server = await startChatServer(fails(503, "overloaded"));
  const error = await clientOf(server, { retries: 2 })
    .ask(question)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ChatError);
  expect(error).toMatchObject({
    status: 503,
    retry: true,
    message: `Cannot ask "some-model" at ${server.baseUrl}/chat/completions: status 503, overloaded`,
  });
  expect(server.requests.length).toBe(3);
});

test("ask() never lets the key out, even where the server repeats it", async () => {
  await using server = await startChatServer(fails(401, `${"x".repeat(290)} your key ${apiKey} is wrong`));
  const client = clientOf(server);
  const error = await client.ask(question).catch((thrown: unknown) => thrown);
  for (const shown of [inspect(error, { depth: 9 }), inspect(client, { depth: 9, showHidden: true })]) {
    expect(shown).not.toContain("sk-very");
  }
});

test("ask() gives a slow server up after the timeout, and tries again", async () => {
  await using server = await startChatServer(hangs, says("awake"));
  expect((await clientOf(server, { timeout: 50 }).ask(question)).content).toBe("awake");
  await using dead = await startChatServer(hangs);
  await expect(clientOf(dead, { timeout: 50, retries: 0 }).ask(question)).rejects.toThrow(
    /no answer came within 0.05 s$/,
  );
});

test("ask() says why a server cannot be reached", async () => {
  const server = await startChatServer(says("x"));
  await server[Symbol.asyncDispose]();
  await expect(clientOf(server, { retries: 0 }).ask(question)).rejects.toThrow(
    /^Cannot reach .*: ECONNREFUSED$/,
  );
});

test("ask() rejects with the signal's reason, also in the queue", async () => {
  const controller = new AbortController();
  await using server = await startChatServer((_, request) => {
    request.on("close", () => undefined);
    controller.abort(new Error("enough"));
  });
  const client = clientOf(server, { concurrency: 1 });
  const asked = [1, 2].map(() => client.ask(question, controller.signal));
  for (const one of asked) await expect(one).rejects.toThrow("enough");
  expect(server.requests.length).toBe(1);
});

test("ask() never has more requests open than allowed", async () => {
  await using server = await startChatServer((response) => {
    setImmediate(() => says("x")(response, response.req));
  });
  const client = clientOf(server, { concurrency: 3 });
  await Promise.all(Array.from({ length: 12 }, () => client.ask(question)));
  expect(server.requests.length).toBe(12);
  expect(server.busiest()).toBeLessThanOrEqual(3);
});

test("ask() keeps to the rate", async () => {
  await using server = await startChatServer(says("x"));
  const clock = fakeClock();
  const client = clientOf(server, { clock, requestsPerMinute: 60, concurrency: 1 });
  for (let i = 0; i < 4; i++) await client.ask(question);
  expect(clock.now()).toBe(3000);
});
