import type { Counts } from "../../benchmark.ts";
import type { Extraction } from "./replies/extract-objects.ts";

/** What one extraction cost: replies, and tokens as the server counted them; replies without a count add none. */
export function extractionCounts({ calls, used, useful }: Extraction): Counts {
  return { calls, inputTokens: used.input, outputTokens: used.output, usefulTokens: useful.total };
}
