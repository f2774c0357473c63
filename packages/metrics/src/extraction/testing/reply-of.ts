import type { ReplyRecord } from "../reply-record.ts";

/** A stored reply, with these members in place of the usual. */
export function replyOf(members: Partial<ReplyRecord> = {}): ReplyRecord {
  return {
    key: "a",
    model: "m",
    parameters: { temperature: 0.2, top_p: 1 },
    prompt: "p",
    time: "2026-01-01T00:00:00.000Z",
    content: '["dog"]',
    servedBy: null,
    finishReason: null,
    usage: null,
    ...members,
  };
}
