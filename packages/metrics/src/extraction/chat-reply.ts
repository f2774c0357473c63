import { z } from "zod";
import type { TokenUsage } from "./token-usage.ts";

const Count = z.int().nonnegative();
const Body = z.object({
  model: z.string().optional(),
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: Count, completion_tokens: Count.default(0), total_tokens: Count.optional() })
    .nullish(),
});

/** What a chat model answered. */
export interface ChatReply {
  /** Null where the model gave no text. */
  readonly content: string | null;
  /** The model that the server says it was; null where it does not say. */
  readonly model: string | null;
  /** Such as "stop" or "length". */
  readonly finishReason: string | null;
  /** Null where the server does not count tokens. */
  readonly usage: TokenUsage | null;
}

/** Reads the body of an OpenAI-compatible `chat/completions` answer; null where it is not one. */
export function parseChatReply(body: string): ChatReply | null {
  const parsed = Body.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { model, choices, usage } = parsed.data;
  const [choice] = choices;
  return {
    content: choice?.message.content ?? null,
    model: model ?? null,
    finishReason: choice?.finish_reason ?? null,
    usage: usage
      ? {
          input: usage.prompt_tokens,
          output: usage.completion_tokens,
          total: usage.total_tokens ?? usage.prompt_tokens + usage.completion_tokens,
        }
      : null,
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
