import { expect, test } from "vitest";
import { MetricsError } from "../errors.ts";
import { ChatError } from "./chat-error.ts";

test("ChatError is worth another try only where its failure may pass", () => {
  const error = new ChatError("Cannot ask", { advice: "Wait.", status: 503, transient: true, retryAfter: 9 });
  expect(error).toBeInstanceOf(MetricsError);
  expect(error).toMatchObject({ retry: true, advice: "Wait.", status: 503, retryAfter: 9 });
  expect(new ChatError("Cannot ask", { advice: "" }).retry).toBe(false);
});
