import { evenParts } from "@kvsweep/core/memory";
import type { Benchmark, BenchmarkData } from "@kvsweep/metrics";
import { type Database, insertCounts, replaceMentions } from "@kvsweep/metrics/database";
import { ObjectCorruptError } from "./errors.ts";
import { doneItems, type StoredItem } from "./ledger/done-items.ts";
import { type CaptionRecord, parseCaptionLines } from "./store/caption-lines.ts";
import type { ObjectStore } from "./store/object-store.ts";

export interface ScoreSweep {
  readonly db: Database;
  readonly store: ObjectStore;
  readonly benchmark: Pick<Benchmark, "name" | "version">;
  readonly data: Pick<BenchmarkData, "count" | "mentions">;
  readonly sweepId: string;
  /** Stops between objects; what is counted stays. */
  readonly signal?: AbortSignal | undefined;
}

/** Objects that are read at a time. */
const objectsAtATime = 16;

/**
 * Counts a sweep's done captions that the benchmark's version has not counted yet, and notes their mentions where the
 * benchmark has any; each object is read once. Returns how many. Safe to repeat. Throws ObjectNotFoundError,
 * ObjectCorruptError, and what the benchmark throws.
 */
export async function scoreSweep({
  db,
  store,
  benchmark,
  data,
  sweepId,
  signal,
}: ScoreSweep): Promise<number> {
  const { name, version } = benchmark;
  const items = await doneItems(db, { sweepId, benchmark: name, version });
  for (const chunk of evenParts([...byObject(items)], objectsAtATime)) {
    signal?.throwIfAborted();
    const captions = await Promise.all(
      chunk.map(([key, itemsOfKey]) => readCaptions(store, key, itemsOfKey)),
    );
    const rows = captions.flat().map((record) => scored(record, benchmark, data));
    // Together, as a caption that has counts is not looked at again.
    await db.transaction(async (tx) => {
      await insertCounts(tx, rows);
      if (data.mentions) await replaceMentions(tx, rows);
    });
  }
  return items.length;
}

function scored(
  { cellId, sampleId, text, ids }: CaptionRecord,
  { name, version }: ScoreSweep["benchmark"],
  data: ScoreSweep["data"],
) {
  const caption = { text, tokens: ids.length };
  const counts = data.count(sampleId, caption);
  const mentions = data.mentions?.(sampleId, caption) ?? [];
  return { cellId, sampleId, benchmark: name, version, counts, mentions };
}

function byObject(items: readonly StoredItem[]): Map<string, StoredItem[]> {
  const groups = new Map<string, StoredItem[]>();
  for (const item of items) {
    const group = groups.get(item.objectKey) ?? [];
    group.push(item);
    groups.set(item.objectKey, group);
  }
  return groups;
}

async function readCaptions(
  store: ObjectStore,
  key: string,
  items: readonly StoredItem[],
): Promise<CaptionRecord[]> {
  const records = parseCaptionLines(await store.get(key), key);
  return items.map((item) => captionOf(item, records[item.line]));
}

function captionOf(item: StoredItem, record: CaptionRecord | undefined): CaptionRecord {
  if (record?.cellId === item.cellId && record.sampleId === item.sampleId) return record;
  throw new ObjectCorruptError({
    key: item.objectKey,
    expected: `sample "${item.sampleId}" of cell ${item.cellId} in line ${item.line + 1}`,
    found: record === undefined ? "no such line" : `sample "${record.sampleId}" of cell ${record.cellId}`,
  });
}
