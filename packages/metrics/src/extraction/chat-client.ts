import { ChatError } from "./chat-error.ts";
import type { ChatOptions } from "./chat-options.ts";
import type { ChatReply } from "./chat-reply.ts";
import { type ChatMessage, type ChatTarget, requestChat } from "./chat-request.ts";
import { chatTarget } from "./chat-target.ts";
import { type Clock, systemClock } from "./clock.ts";
import { limitConcurrency } from "./limit-concurrency.ts";
import { createPace, type Pace } from "./pace.ts";
import { retryDelay } from "./retry-delay.ts";

/** What to ask. */
export interface ChatQuestion {
  readonly messages: readonly ChatMessage[];
  /** Further members of the request's body, such as `temperature`. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A chat model at the other end of a line. */
export interface ChatClient {
  readonly model: string;
  /** Rejects with ChatError when all tries failed, and with the signal's reason when it is aborted. */
  readonly ask: (question: ChatQuestion, signal?: AbortSignal) => Promise<ChatReply>;
}

/** A client that waits its turn, and tries again what may pass. Throws ChatError for a base URL that is none. */
export function createChatClient(options: ChatOptions): ChatClient {
  const { concurrency = 8, requestsPerMinute = Number.POSITIVE_INFINITY, retries = 8 } = options;
  const { clock = systemClock, model } = options;
  const target = chatTarget(options);
  const limit = limitConcurrency(concurrency);
  const pace = createPace(requestsPerMinute, clock);
  const line = { target, pace, clock, retries };
  return { model, ask: (question, signal) => limit(() => askPatiently(line, question, signal), signal) };
}

interface Line {
  readonly target: ChatTarget;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly retries: number;
}

async function askPatiently(line: Line, question: ChatQuestion, signal?: AbortSignal): Promise<ChatReply> {
  const { target, pace, clock, retries } = line;
  for (let failures = 1; ; failures++) {
    await pace.next(signal);
    try {
      return await requestChat(target, question, { clock, signal });
    } catch (error) {
      if (!(error instanceof ChatError) || !error.retry || failures > retries) throw error;
      if (error.retryAfter !== undefined) pace.pause(error.retryAfter);
      await clock.sleep(retryDelay(error, failures, clock), signal);
    }
  }
}
