import { type CaptionRecord, contentKey, type ObjectStore, parseCaptionLines } from "@kvsweep/sweep/store";
import { groupBy } from "./group-by.ts";
import type { FinalItem } from "./history.ts";

/** What became of the captions that the ledger calls done. */
export interface ObjectsVerdict {
  readonly problems: readonly string[];
  /** Done captions that are not where the ledger says, or are another one's. */
  readonly lost: number;
}

/** Reads the object of every done caption, and looks at its hash and at the caption's line. */
export async function checkObjects(
  store: Pick<ObjectStore, "get">,
  items: readonly FinalItem[],
): Promise<ObjectsVerdict> {
  const done = items.filter(({ state }) => state === "done");
  const problems: string[] = [];
  let lost = 0;
  for (const [key, captions] of groupBy(done, ({ objectKey }) => objectKey ?? "")) {
    const records = await readRecords(store, key);
    const wrong = captions.filter((caption) => !isAt(caption, records));
    lost += wrong.length;
    if (wrong.length > 0) problems.push(`${wrong.length} captions are not in the object "${key}"`);
  }
  return { problems, lost };
}

const isAt = ({ cellId, sampleId, line }: FinalItem, records: readonly CaptionRecord[]) => {
  const record = line === null ? undefined : records[line];
  return record?.cellId === cellId && record.sampleId === sampleId;
};

/** None where the object is not there, or is not what its name says. */
async function readRecords(store: Pick<ObjectStore, "get">, key: string): Promise<readonly CaptionRecord[]> {
  try {
    const body = await store.get(key);
    return contentKey(body) === key ? parseCaptionLines(body, key) : [];
  } catch (error) {
    if (error instanceof Error && /^Object(NotFound|Corrupt)Error$/.test(error.name)) return [];
    throw error;
  }
}
