import type { FinalItem, FinalUnit } from "../history/history.ts";
import type { Claim, EventRow, ItemChange } from "../history/log-entry.ts";

let seq = 0;
const place = (tx: string) => {
  seq += 1;
  return { seq, at: seq * 1000, tx };
};

/** A claim of unit "u", later than every entry that was made before it. */
export const claim = (changes: Partial<Claim> = {}): Claim => ({
  ...place("claim"),
  ...{ source: "claim", unitId: "u", attempt: 1, workerId: "w1" },
  ...changes,
});

/** A caption that becomes done in transaction "1". */
export const change = (changes: Partial<ItemChange> = {}): ItemChange => ({
  ...place("1"),
  ...{ source: "item", cellId: "cell", sampleId: "0001", from: "pending", to: "done", objectKey: "key" },
  ...changes,
});

/** An event of transaction "1" and attempt 1. */
export const event = (changes: Partial<EventRow> = {}): EventRow => ({
  ...place("1"),
  ...{ source: "event", kind: "committed", unitId: "u", attempt: 1, workerId: "w1" },
  ...changes,
});

export const item = (changes: Partial<FinalItem> = {}): FinalItem => ({
  ...{ cellId: "cell", sampleId: "0001", state: "done", objectKey: "key", line: 0, isWanted: true },
  ...changes,
});

export const unit = (changes: Partial<FinalUnit> = {}): FinalUnit => ({
  ...{ id: "u", attempt: 1, isFinished: true, isWanted: true },
  ...changes,
});
