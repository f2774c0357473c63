import { ChatError } from "./chat-error.ts";
import { type ChatReply, parseChatReply } from "./chat-reply.ts";
import type { Clock } from "./clock.ts";
import { retryAfter } from "./retry-after.ts";

/** One message of a conversation. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Where requests go. */
export interface ChatTarget {
  readonly url: URL;
  /** The URL without query, for messages. */
  readonly name: string;
  readonly apiKey: string | undefined;
  readonly model: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** One try. Throws ChatError, and the signal's reason when it is aborted. */
export async function requestChat(
  target: ChatTarget,
  question: {
    readonly messages: readonly ChatMessage[];
    readonly parameters: Readonly<Record<string, unknown>>;
  },
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<ChatReply> {
  const { response, body } = await post(target, question, signal);
  if (!response.ok) throw refusal(target, response, body, clock.now());
  const reply = parseChatReply(body);
  if (reply !== null) return reply;
  throw new ChatError(`Cannot read the answer of ${target.name}: it is no chat completion`, {
    advice: "Check that the base URL is that of an OpenAI-compatible server.",
    status: response.status,
    transient: true,
  });
}

async function post(
  { url, name, apiKey, model, timeout }: ChatTarget,
  {
    messages,
    parameters,
  }: { messages: readonly ChatMessage[]; parameters: Readonly<Record<string, unknown>> },
  signal?: AbortSignal,
) {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ ...parameters, model, messages }),
      redirect: "manual",
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    return { response, body: await response.text() };
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = limit.aborted ? `no answer came within ${timeout / 1000} s` : problem(cause);
    const advice = "Check the base URL and the network.";
    throw new ChatError(`Cannot reach ${name}: ${reason}`, { advice, transient: true });
  }
}

/** fetch says only "fetch failed"; its cause says why. */
function problem(error: unknown): string {
  if (!(error instanceof Error)) return "the request failed";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? `${cause.code}` : "the connection broke";
}

/** Milliseconds. */
const longestWait = 600_000;
const passing = new Set([408, 409, 425, 429]);

function refusal(target: ChatTarget, response: Response, body: string, now: number): ChatError {
  const { status, headers } = response;
  // A used-up account is reported as 429 too, and no wait mends it.
  const mayPass = (passing.has(status) || status >= 500) && !body.includes("insufficient_quota");
  const wait = retryAfter(headers, now);
  const transient = mayPass && (wait ?? 0) <= longestWait;
  const said = redact(body, target.apiKey).slice(0, 300).trim();
  return new ChatError(
    `Cannot ask "${target.model}" at ${target.name}: status ${status}${said && `, ${said}`}`,
    {
      advice: transient
        ? "Try again later, or ask less often."
        : "Check the key, the model and the parameters.",
      status,
      transient,
      retryAfter: wait,
    },
  );
}

function redact(text: string, secret: string | undefined): string {
  return secret ? text.replaceAll(secret, "[key]") : text;
}
