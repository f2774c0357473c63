import { expect, test } from "vitest";
import { chatTarget } from "./chat-target.ts";

test("chatTarget() adds the path, keeps the query, and has a name without it", () => {
  const { url, name, timeout } = chatTarget({ baseUrl: "https://host/v1/?key=sk-very-secret", model: "m" });
  expect(url.href).toBe("https://host/v1/chat/completions?key=sk-very-secret");
  expect(name).toBe("https://host/v1/chat/completions");
  expect(timeout).toBe(100_000);
});

test.each([
  ["localhost:1234", /it is no http or https URL$/],
  ["", /it is no http or https URL$/],
  ["ftp://host/v1", /it is no http or https URL$/],
  ["https://user:sk-very-secret@host/v1", /it holds a user name or password$/],
])("chatTarget() refuses the base URL %j without repeating it", (baseUrl, message) => {
  const target = () => chatTarget({ baseUrl, model: "m" });
  expect(target).toThrow(message);
  expect(target).not.toThrow(/secret/);
});
