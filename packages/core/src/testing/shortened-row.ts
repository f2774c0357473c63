import type { GeneratedRow, RowTrace } from "../generate/generated-row.ts";
import type { RowLimits } from "../generate/row-log.ts";

/** What a row would have been, had it been allowed fewer tokens, or ended with other ids. */
export function shortenedRow(row: GeneratedRow, { endIds, maxNewTokens }: RowLimits): GeneratedRow {
  const end = row.ids.findIndex((id) => endIds.includes(id));
  const length = Math.min(maxNewTokens, end < 0 ? row.ids.length : end + 1);
  return {
    ids: row.ids.slice(0, length),
    finishReason: end >= 0 && end < length ? "eos" : "length",
    ...(row.trace && { trace: shortenedTrace(row.trace, length) }),
  };
}

const shortenedTrace = (trace: RowTrace, length: number): RowTrace => ({
  layers: trace.layers,
  z: trace.z.slice(0, length - 1),
  lambdaHat: trace.lambdaHat?.slice(0, length - 1) ?? null,
  lambda: trace.lambda?.slice(0, length - 1) ?? null,
  topIds: trace.topIds.slice(0, length),
  topLogits: trace.topLogits.slice(0, length),
});
