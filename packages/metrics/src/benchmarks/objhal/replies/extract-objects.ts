import type { ReplyRecord } from "../../../extraction/reply-record.ts";
import { noTokens, sumUsage, type TokenUsage } from "../../../extraction/token-usage.ts";
import { pySplit } from "../../../text/nltk/python-text.ts";
import { parseReply } from "./parse-reply.ts";

/** Where replies to one question are from. */
export interface ReplySource {
  /** Those of earlier runs, in their order; they are used first. */
  readonly stored: readonly ReplyRecord[];
  /** Asks once more; absent offline. */
  readonly ask?: (() => Promise<ReplyRecord>) | undefined;
}

/** Why no objects could be had: "no reply" comes offline only. */
export type ExtractionProblem = "no reply" | "unreadable" | "not a list";

/** What a chat model found in an answer. */
export interface Extraction {
  /** Null where there is a problem. */
  readonly objects: readonly string[] | null;
  readonly problem: ExtractionProblem | null;
  /** Replies that were used, stored ones included. */
  readonly calls: number;
  readonly used: TokenUsage;
  /** Tokens of the reply that could be read. */
  readonly useful: TokenUsage;
}

/** Unreadable replies after which the official code gives an answer up. */
const officialLimit = 100;

/** The objects in an answer: none, without a call, where it has three words or fewer; else of the first readable reply. */
export async function extractObjects(
  answer: string,
  { stored, ask }: ReplySource,
  limit: number = officialLimit,
): Promise<Extraction> {
  const replies: ReplyRecord[] = [];
  const end = (found: Pick<Extraction, "objects" | "problem">): Extraction => ({
    ...found,
    calls: replies.length,
    used: sumUsage(replies.map(({ usage }) => usage ?? noTokens)),
    useful: found.objects === null ? noTokens : (replies.at(-1)?.usage ?? noTokens),
  });
  if (pySplit(answer).length <= 3) return end({ objects: [], problem: null });
  while (replies.length < limit) {
    const reply = stored[replies.length] ?? (await ask?.());
    if (reply === undefined) return end({ objects: null, problem: "no reply" });
    replies.push(reply);
    const parsed = parseReply(reply.content);
    if (parsed === "not a list") return end({ objects: null, problem: parsed });
    if (parsed !== "unreadable") return end({ objects: parsed, problem: null });
  }
  return end({ objects: null, problem: "unreadable" });
}
