import type { ChatClient } from "../../../extraction/chat-client.ts";
import type { GoldenAnswer } from "./goldens.ts";

/** A chat model that gives the recorded replies about these answers, one after the other, and counts the calls. */
export function recordedChat(answers: readonly GoldenAnswer[]): ChatClient & { readonly prompts: string[] } {
  const left = new Map(answers.map(({ row, replies }) => [row.text, [...replies]]));
  const prompts: string[] = [];
  return {
    model: "recorded",
    prompts,
    ask: async ({ messages }) => {
      const content = messages[0]?.content ?? "";
      prompts.push(content);
      const [, replies] = [...left].find(([text]) => content.includes(text)) ?? [];
      const reply = replies?.length === 1 ? replies[0] : replies?.shift();
      const usage = { input: 2, output: 1, total: 3 };
      return { content: reply ?? null, model: "recorded", finishReason: "stop", usage };
    },
  };
}
