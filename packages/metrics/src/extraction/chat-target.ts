import { ChatError } from "./chat-error.ts";
import type { ChatOptions } from "./chat-options.ts";
import type { ChatTarget } from "./chat-request.ts";

/** Where requests go. Throws ChatError where the base URL is no http or https URL, or holds a password. */
export function chatTarget(
  options: Pick<ChatOptions, "baseUrl" | "apiKey" | "model" | "timeout">,
): ChatTarget {
  const { baseUrl, apiKey, model, timeout = 100_000 } = options;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ChatError("Cannot use the chat server's base URL: it is no http or https URL", { advice });
  }
  // fetch refuses such URLs with an error that quotes them.
  if (url.username !== "" || url.password !== "") {
    throw new ChatError("Cannot use the chat server's base URL: it holds a user name or password", {
      advice,
    });
  }
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/chat/completions`;
  return { url, name: `${url.origin}${url.pathname}`, apiKey, model, timeout };
}

const advice = 'Give a base URL such as "https://api.openai.com/v1", and the key on its own.';
