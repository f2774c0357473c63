import { expect, test } from "vitest";
import { requestChat } from "./chat-request.ts";
import { chatTarget } from "./chat-target.ts";
import { type Answer, breaks, fails, startChatServer } from "./testing/chat-server.ts";
import { fakeClock } from "./testing/fake-clock.ts";

const question = { messages: [{ role: "user", content: "Hello" }], parameters: {} } as const;

/** The error of a single try. */
async function errorOf(answer: Answer, apiKey?: string): Promise<unknown> {
  await using server = await startChatServer(answer);
  const target = chatTarget({ baseUrl: server.baseUrl, model: "m", apiKey });
  return await requestChat(target, question, { clock: fakeClock() }).catch((thrown: unknown) => thrown);
}

test.each([
  [400, "bad parameter"],
  [401, "wrong key"],
  [404, "no such model"],
  [429, '{"error": {"code": "insufficient_quota"}}'],
])("requestChat() says that no other try will mend status %i: %s", async (status, body) => {
  expect(await errorOf(fails(status, body))).toMatchObject({ name: "ChatError", status, retry: false });
});

test.each([408, 409, 425, 429, 500, 502, 503, 529])(
  "requestChat() says that status %i may pass",
  async (status) => {
    expect(await errorOf(fails(status))).toMatchObject({ name: "ChatError", status, retry: true });
  },
);

test("requestChat() passes on how long the server asks to wait, but not for more than ten minutes", async () => {
  const wait = (seconds: string) => errorOf(fails(429, "", { "retry-after": seconds }));
  expect(await wait("600")).toMatchObject({ retry: true, retryAfter: 600_000 });
  expect(await wait("601")).toMatchObject({ retry: false });
});

test("requestChat() does not follow redirects, which would take the key along", async () => {
  const error = await errorOf(fails(307, "", { location: "http://127.0.0.1:1/elsewhere" }), "sk-very-secret");
  expect(error).toMatchObject({ name: "ChatError", status: 307, retry: false });
});

test("requestChat() says that an answer broke off, or is no chat completion", async () => {
  expect(await errorOf(breaks("{"))).toMatchObject({
    message: expect.stringMatching(/^Cannot reach /),
    retry: true,
  });
  expect(await errorOf((response) => response.end("{}"))).toMatchObject({
    message: expect.stringMatching(/: it is no chat completion$/),
    retry: true,
  });
});

test("requestChat() takes the key out of what the server says, also where the text is cut", async () => {
  const said = await errorOf(fails(401, `${"x".repeat(290)} sk-very-secret`), "sk-very-secret");
  expect(said).toMatchObject({ message: expect.not.stringContaining("sk-") });
});
